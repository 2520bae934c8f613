-- Who may sign in to the console. The name is kept in lower case.
CREATE TABLE IF NOT EXISTS fz_user (
  name       VARCHAR(60)  NOT NULL PRIMARY KEY,
  hash       VARCHAR(200) NOT NULL,
  role       VARCHAR(12)  NOT NULL,
  created_at TIMESTAMP(0) NOT NULL
);

-- Who did what, when (UTC) and why; rows are only added.
CREATE TABLE IF NOT EXISTS fz_audit (
  audit_no BIGINT        NOT NULL PRIMARY KEY,
  at_time  TIMESTAMP(0)  NOT NULL,
  who      VARCHAR(100)  NOT NULL,
  action   VARCHAR(60)   NOT NULL,
  subject  VARCHAR(400)  NOT NULL,
  reason   VARCHAR(1000) NOT NULL
);

-- What a run had to say at its end, beside what the job repository keeps of it.
CREATE TABLE IF NOT EXISTS fz_run_note (
  execution BIGINT        NOT NULL,
  seq       INTEGER       NOT NULL,
  severity  VARCHAR(10)   NOT NULL,
  code      VARCHAR(10)   NOT NULL,
  message   VARCHAR(2000) NOT NULL,
  PRIMARY KEY (execution, seq)
);

-- The nights of the schedule: each is taken by one service, and one that was missed is found.
CREATE TABLE IF NOT EXISTS fz_night (
  fire_at TIMESTAMP(0) NOT NULL PRIMARY KEY,
  as_of   DATE         NOT NULL,
  state   VARCHAR(12)  NOT NULL,
  tries   INTEGER      DEFAULT 0 NOT NULL,
  not_before TIMESTAMP(0)
);
