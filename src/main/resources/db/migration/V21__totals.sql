-- What the totals of the reported period came to, which a look at the state reads alone; null for vintages of older programs.
ALTER TABLE fz_figure_sum ADD COLUMN IF NOT EXISTS totals BIGINT;
