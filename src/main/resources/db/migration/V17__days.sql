-- How many rows each load brought by the day that they are about, so that it is known without passing the facts how many
-- there are of some days at most. Rows about no day stand under the first day of the calendar.
CREATE TABLE IF NOT EXISTS fz_fact_day (
  source    VARCHAR(60) NOT NULL,
  load_no   BIGINT      NOT NULL,
  about_day DATE        NOT NULL,
  row_count BIGINT      NOT NULL,
  PRIMARY KEY (source, load_no, about_day)
);
