-- The loader logs in as reports_writer: it may add facts and read them, and change or remove none.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'reports_writer') THEN
    CREATE ROLE reports_writer LOGIN;
  END IF;
  -- On Aurora a role logs in with an IAM token once it has rds_iam; elsewhere there is no such role.
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'rds_iam') THEN
    GRANT rds_iam TO reports_writer;
  END IF;
END
$$;

GRANT USAGE ON SCHEMA reporting TO reports_writer;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA reporting TO reports_writer;
