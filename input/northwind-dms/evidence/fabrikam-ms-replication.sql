-- Fabrikam Insurance AG: preparation of the SQL Server source for AWS DMS. 2018-09-14
-- Run by the insurer's database administrators on the active node.

-- 1. Full recovery model, and one full backup so that the log chain exists.
SELECT name, recovery_model_desc FROM sys.databases WHERE name = N'Policy';   -- expected: FULL
BACKUP DATABASE Policy TO DISK = N'E:\backup\policy-full.bak' WITH NO_COMPRESSION, CHECKSUM;

-- 2. Log backups: native, not compressed, kept for 96 hours.
BACKUP LOG Policy TO DISK = N'E:\backup\policy-log.trn' WITH NO_COMPRESSION, CHECKSUM;

-- 3. Distributor on this cluster; AWS DMS makes the publication itself.
EXEC sp_adddistributor @distributor = @@SERVERNAME, @password = N'$(distributor_password)';
EXEC sp_adddistributiondb @database = N'distribution', @min_distretention = 0, @max_distretention = 96;
EXEC sp_adddistpublisher @publisher = @@SERVERNAME, @distribution_db = N'distribution', @security_mode = 1;

-- 4. Eleven tables have no primary key: MS-CDC in place of MS-REPLICATION.
USE Policy;
EXEC sys.sp_cdc_enable_db;
DECLARE @schema sysname, @table sysname;
DECLARE keyless CURSOR LOCAL FAST_FORWARD FOR
  SELECT s.name, t.name
    FROM sys.tables t JOIN sys.schemas s ON s.schema_id = t.schema_id
   WHERE t.is_ms_shipped = 0
     AND NOT EXISTS (SELECT 1 FROM sys.key_constraints k
                      WHERE k.parent_object_id = t.object_id AND k.type = 'PK');
OPEN keyless;
FETCH NEXT FROM keyless INTO @schema, @table;
WHILE @@FETCH_STATUS = 0
BEGIN
  EXEC sys.sp_cdc_enable_table @source_schema = @schema, @source_name = @table, @role_name = NULL;
  FETCH NEXT FROM keyless INTO @schema, @table;
END;
CLOSE keyless;
DEALLOCATE keyless;

-- 5. The largest value of each LOB column decides the LOB mode.
SELECT N'ClaimDocument.Content' AS lob, MAX(DATALENGTH(Content)) AS bytes FROM dbo.ClaimDocument
UNION ALL
SELECT N'Letter.Body', MAX(DATALENGTH(Body)) FROM dbo.Letter;
-- 2018-09-14: 19,402,118 and 28,604 bytes

-- 6. On the day after the cut-over the login is disabled.
-- ALTER LOGIN dms_reader DISABLE;
