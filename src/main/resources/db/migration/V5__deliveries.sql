-- What people decided about files, when (UTC) and why: taken in although it was refused, or taken back. Rows are
-- only added. A file that is taken back is so under a load number of its own.
CREATE TABLE fz_decision (
  decision_no   BIGINT        NOT NULL PRIMARY KEY,
  kind          VARCHAR(10)   NOT NULL,
  file_id       BIGINT        NOT NULL,
  load_no       BIGINT        UNIQUE,
  rows_closed   BIGINT        NOT NULL,
  rows_restored BIGINT        NOT NULL,
  at_time       TIMESTAMP(0)  NOT NULL,
  who           VARCHAR(100)  NOT NULL,
  reason        VARCHAR(1000) NOT NULL
);

-- Every rejected row with its key, where it has one, and the load that brought it in order.
CREATE TABLE fz_reject (
  file_id   BIGINT  NOT NULL,
  sheet_no  INTEGER NOT NULL,
  row_no    INTEGER NOT NULL,
  row_key   VARCHAR(1000),
  solved_by BIGINT,
  PRIMARY KEY (file_id, sheet_no, row_no)
);

INSERT INTO fz_reject (file_id, sheet_no, row_no)
SELECT DISTINCT file_id, sheet_no, row_no FROM fz_fault WHERE row_no > 0 AND severity = 'REJECT';

-- Known rows that a full delivery took back by lacking them; the days that a file covers; for a refused file the
-- number of the last load before it was refused.
ALTER TABLE fz_file ADD COLUMN rows_withdrawn BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE fz_file ADD COLUMN covers_from DATE;
ALTER TABLE fz_file ADD COLUMN covers_to DATE;
ALTER TABLE fz_file ADD COLUMN refused_after BIGINT;
