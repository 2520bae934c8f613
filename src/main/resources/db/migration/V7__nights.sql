-- Who asked the run that holds the lease to stop; null while nobody has.
ALTER TABLE fz_lease ADD COLUMN IF NOT EXISTS stop_by VARCHAR(100);

-- How often a night was tried in vain for a fault that passes, and when (UTC) it is tried again.
ALTER TABLE fz_night ADD COLUMN IF NOT EXISTS tries INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE fz_night ADD COLUMN IF NOT EXISTS not_before TIMESTAMP(0);

-- What people are to be told, once for each event and channel; a message that did not get through is tried again.
CREATE TABLE IF NOT EXISTS fz_notice (
  notice_no  BIGINT        NOT NULL PRIMARY KEY,
  event      VARCHAR(100)  NOT NULL,
  channel    VARCHAR(60)   NOT NULL,
  tone       VARCHAR(10)   NOT NULL,
  title      VARCHAR(200)  NOT NULL,
  body       VARCHAR(4000) NOT NULL,
  created_at TIMESTAMP(0)  NOT NULL,
  tries      INTEGER       NOT NULL,
  next_at    TIMESTAMP(0)  NOT NULL,
  state      VARCHAR(10)   NOT NULL,
  answer     VARCHAR(400)  NOT NULL,
  UNIQUE (event, channel)
);
