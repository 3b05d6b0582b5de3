-- Hallgarten, Vorbereitung der Quelle am 14. Mai 2018, J. Wiegand

-- Schritt 1: Verteiler einrichten, Voraussetzung für MS-REPLICATION
EXEC sp_adddistributor @distributor = N'HGSQL01', @password = N'(siehe Tresor)';
EXEC sp_adddistributiondb @database = N'distribution';

-- Schritt 2: Wiederherstellungsmodell vollständig, Protokoll 24 Stunden vorhalten
ALTER DATABASE ERSA SET RECOVERY FULL;

-- Schritt 3: MS-CDC für die 14 Tabellen ohne Primärschlüssel
USE ERSA;
EXEC sys.sp_cdc_enable_db;
EXEC sys.sp_cdc_enable_table @source_schema = N'bewegung', @source_name = N'zaehlerstand', @role_name = NULL;
-- ebenso für 13 weitere, Liste im Konzept auf Seite 2

-- Schritt 4: größte Objekte
SELECT MAX(DATALENGTH(inhalt)) / 1048576.0 FROM zeichnung.blatt;     -- 20.6 (MiB), also 21,6 MB
SELECT MAX(DATALENGTH(inhalt)) / 1048576.0 FROM zeichnung.vorschau;  -- 3.0 (MiB), also 3,1 MB
