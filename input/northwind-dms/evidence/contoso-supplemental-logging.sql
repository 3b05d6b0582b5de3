-- Contoso Retail GmbH: preparation of the Oracle source for AWS DMS. 2018-07-30
-- Run as SYSDBA by Contoso's database administrators; reviewed by Northwind.

-- 1. Archived redo is kept for 72 hours; AWS DMS reads it with Binary Reader.
SELECT log_mode FROM v$database;                       -- expected: ARCHIVELOG
ALTER DATABASE ADD SUPPLEMENTAL LOG DATA;
SELECT supplemental_log_data_min FROM v$database;      -- expected: YES

-- 2. Primary key columns of each table; all columns where there is no key.
BEGIN
  FOR t IN (SELECT owner, table_name,
                   (SELECT COUNT(*) FROM dba_constraints c
                     WHERE c.owner = d.owner AND c.table_name = d.table_name
                       AND c.constraint_type = 'P') AS keys
              FROM dba_tables d
             WHERE owner IN (SELECT schema_name FROM migration.scope)) LOOP
    EXECUTE IMMEDIATE 'ALTER TABLE "' || t.owner || '"."' || t.table_name || '" ADD SUPPLEMENTAL LOG DATA ('
      || CASE WHEN t.keys > 0 THEN 'PRIMARY KEY' ELSE 'ALL' END || ') COLUMNS';
  END LOOP;
END;
/

-- 3. The account of AWS DMS: reading only, limited by the resource manager.
CREATE USER dms_reader IDENTIFIED BY "&password_from_secrets_manager" PROFILE migration;
GRANT CREATE SESSION, SELECT ANY TRANSACTION, SELECT ANY TABLE TO dms_reader;
GRANT SELECT ON v_$archived_log TO dms_reader;
GRANT SELECT ON v_$log TO dms_reader;
GRANT SELECT ON v_$logfile TO dms_reader;
GRANT SELECT ON v_$database TO dms_reader;
GRANT SELECT ON v_$thread TO dms_reader;
GRANT SELECT ON v_$parameter TO dms_reader;
GRANT SELECT ON v_$nls_parameters TO dms_reader;
GRANT SELECT ON v_$timezone_names TO dms_reader;
GRANT SELECT ON v_$transaction TO dms_reader;
GRANT SELECT ON all_indexes TO dms_reader;
GRANT SELECT ON all_objects TO dms_reader;
GRANT SELECT ON dba_objects TO dms_reader;
GRANT SELECT ON sys.dba_registry TO dms_reader;
GRANT SELECT ON sys.obj$ TO dms_reader;
GRANT CREATE ANY DIRECTORY TO dms_reader;              -- Binary Reader only

-- 4. Largest value of each LOB column decides the LOB mode of its table.
SELECT owner, table_name, column_name, largest_bytes
  FROM migration.lob_survey
 WHERE largest_bytes > 65536
 ORDER BY largest_bytes DESC;                          -- 3 rows on 2018-07-30
