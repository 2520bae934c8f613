-- What workers counted of the facts, on its way to the run that makes figures of it.
CREATE TABLE IF NOT EXISTS fz_count (
  step_id BIGINT  NOT NULL,
  part    INTEGER NOT NULL,
  content BYTEA   NOT NULL,
  PRIMARY KEY (step_id, part)
);
