-- What the rows of each load came to when they were written, so that a file of the database that changed by itself is
-- noticed before anything is counted from it; how many rows the load closed; by field a sum over its values.
CREATE TABLE IF NOT EXISTS fz_row_sum (
  source       VARCHAR(60)   NOT NULL,
  load_no      BIGINT        NOT NULL,
  row_count    BIGINT        NOT NULL,
  closed_count BIGINT        NOT NULL,
  places       BIGINT        NOT NULL,
  field_sums   VARCHAR(8000) NOT NULL,
  PRIMARY KEY (source, load_no)
);

-- The same for the figures of a vintage; null for those that older programs kept.
CREATE TABLE IF NOT EXISTS fz_figure_sum (
  vintage_no INTEGER NOT NULL PRIMARY KEY,
  figures    BIGINT  NOT NULL
);

-- Files as they lay in the input folder at the last look, so that none is read again only to learn that it is known: what
-- the file system says of each (device, inode, size, times of content and of state), and the hash of what was in it then.
CREATE TABLE IF NOT EXISTS fz_survey (
  state  VARCHAR(200) NOT NULL PRIMARY KEY,
  sha256 VARCHAR(64)  NOT NULL
);
