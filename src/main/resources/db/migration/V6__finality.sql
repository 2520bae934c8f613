-- When (UTC) a vintage was kept; not known of those of older programs. Which were declared final, when (UTC), by whom
-- and why. Rows are only added: a final vintage is superseded by a newer one, never changed.
ALTER TABLE fz_vintage ADD COLUMN IF NOT EXISTS kept_at TIMESTAMP(0);

CREATE TABLE IF NOT EXISTS fz_final (
  vintage_no INTEGER       NOT NULL PRIMARY KEY,
  at_time    TIMESTAMP(0)  NOT NULL,
  who        VARCHAR(100)  NOT NULL,
  reason     VARCHAR(1000) NOT NULL
);
