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

-- What was in the input folder when it was looked through last, by the path as it may be shown.
CREATE TABLE IF NOT EXISTS fz_surveyed (
  path_hash   VARCHAR(64) NOT NULL PRIMARY KEY,
  bytes       BIGINT      NOT NULL,
  modified_ns BIGINT      NOT NULL,
  changed_ns  BIGINT      NOT NULL,
  file_key    VARCHAR(80) NOT NULL,
  sha256      VARCHAR(64) NOT NULL
);
