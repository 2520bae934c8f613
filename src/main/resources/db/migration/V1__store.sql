-- Our own tables, in words that H2 and PostgreSQL share. Those of a source are derived from its definition.
-- Columns that later scripts add stand here too, so that a new database is made without altering a table: that
-- rewrites it, and killed in the middle leaves the default database with more to mend than a table that is not there.

-- A file known by its content, and the account of its rows once it was merged or refused.
CREATE TABLE IF NOT EXISTS fz_file (
  file_id      BIGINT       NOT NULL PRIMARY KEY,
  sha256       VARCHAR(64)  NOT NULL UNIQUE,
  name         VARCHAR(400) NOT NULL,
  bytes        BIGINT       NOT NULL,
  modified_at  TIMESTAMP(0) NOT NULL,
  source       VARCHAR(60)  NOT NULL,
  status       VARCHAR(12)  NOT NULL,
  definitions  VARCHAR(64)  NOT NULL,
  exported_at  TIMESTAMP(0),
  load_no      BIGINT       UNIQUE,
  rows_read    BIGINT       NOT NULL,
  rows_new     BIGINT       NOT NULL,
  rows_changed BIGINT       NOT NULL,
  rows_same    BIGINT       NOT NULL,
  rows_double  BIGINT       NOT NULL,
  rows_reject  BIGINT       NOT NULL,
  rows_skipped BIGINT       NOT NULL,
  rows_withdrawn BIGINT     DEFAULT 0 NOT NULL,
  covers_from  DATE,
  covers_to    DATE,
  refused_after BIGINT,
  run_no       BIGINT,
  absent       VARCHAR(8000) DEFAULT '' NOT NULL,
  dated        BOOLEAN       DEFAULT FALSE NOT NULL,
  blank        VARCHAR(8000) DEFAULT '' NOT NULL
);

CREATE TABLE IF NOT EXISTS fz_sheet (
  file_id  BIGINT       NOT NULL,
  sheet_no INTEGER      NOT NULL,
  name     VARCHAR(200) NOT NULL,
  PRIMARY KEY (file_id, sheet_no)
);

-- Everything that was wrong with a file, its rows and cells. Personal values never get here.
CREATE TABLE IF NOT EXISTS fz_fault (
  file_id  BIGINT        NOT NULL,
  seq      BIGINT        NOT NULL,
  code     VARCHAR(10)   NOT NULL,
  severity VARCHAR(10)   NOT NULL,
  sheet_no INTEGER       NOT NULL,
  sheet    VARCHAR(200)  NOT NULL,
  row_no   INTEGER       NOT NULL,
  col_no   INTEGER       NOT NULL,
  field    VARCHAR(200)  NOT NULL,
  seen     VARCHAR(400)  NOT NULL,
  message  VARCHAR(2000) NOT NULL,
  PRIMARY KEY (file_id, seq)
);

CREATE TABLE IF NOT EXISTS fz_unknown_name (
  file_id   BIGINT        NOT NULL,
  reference VARCHAR(60)   NOT NULL,
  name      VARCHAR(1000) NOT NULL,
  rows_with BIGINT        NOT NULL
);

-- What the tables of sources were made from, so that a changed type is noticed.
CREATE TABLE IF NOT EXISTS fz_field (
  source VARCHAR(60) NOT NULL,
  field  VARCHAR(60) NOT NULL,
  type   VARCHAR(20) NOT NULL,
  PRIMARY KEY (source, field)
);

-- Figures as they were published; a row here is never changed.
CREATE TABLE IF NOT EXISTS fz_vintage (
  vintage_no  INTEGER     NOT NULL PRIMARY KEY,
  as_of       DATE        NOT NULL,
  last_load   BIGINT      NOT NULL,
  definitions VARCHAR(64) NOT NULL,
  digest      VARCHAR(64) NOT NULL,
  kept_at     TIMESTAMP(0)
);

CREATE TABLE IF NOT EXISTS fz_figure (
  vintage_no        INTEGER       NOT NULL,
  seq               INTEGER       NOT NULL,
  metric            VARCHAR(100)  NOT NULL,
  name              VARCHAR(200)  NOT NULL,
  unit              VARCHAR(20)   NOT NULL,
  period            VARCHAR(10)   NOT NULL,
  day_from          DATE          NOT NULL,
  day_to            DATE          NOT NULL,
  prior_from        DATE          NOT NULL,
  prior_to          DATE          NOT NULL,
  split_by          VARCHAR(60)   NOT NULL,
  split_group       VARCHAR(1000) NOT NULL,
  value_now         VARCHAR(40),
  numerator_now     VARCHAR(40),
  denominator_now   VARCHAR(40),
  value_prior       VARCHAR(40),
  numerator_prior   VARCHAR(40),
  denominator_prior VARCHAR(40),
  change_abs        VARCHAR(40),
  change_percent    VARCHAR(40),
  change_points     VARCHAR(40),
  note              VARCHAR(400)  NOT NULL,
  PRIMARY KEY (vintage_no, seq)
);

-- Who runs now. Held by a heartbeat, so that a dead run is told from a live one.
CREATE TABLE IF NOT EXISTS fz_lease (
  name     VARCHAR(40)  NOT NULL PRIMARY KEY,
  token    VARCHAR(40)  NOT NULL,
  host     VARCHAR(200) NOT NULL,
  pid      BIGINT       NOT NULL,
  as_of    DATE,
  beat     BIGINT       NOT NULL,
  stop_by  VARCHAR(100)
);
