-- retail.sql: a small retail warehouse for a local GaussDB(DWS)
--
-- Fifteen tables with the table names, column names and column types of TPC-DS, written as DWS DDL, and a few
-- hundred invented rows of 2001 to 2003. It is a demo: not the TPC-DS data and no base for benchmark results.
-- Load it as one script into schema public of an empty database (plain statements, no meta commands, no COPY).
--
-- How to read it
--   * A date key is the Julian day number: 2415022 = 1900-01-02, 2451911 = 2001-01-01, 2452276 = 2002-01-01,
--     2452641 = 2003-01-01, 2453006 = 2004-01-01.
--   * In an ORA-mode database (the default of DWS) the DDL word date means timestamp(0), so the date columns read
--     back as midnight, and the empty string is NULL, so none is inserted here: an unknown value is NULL.
--   * DWS enforces no foreign key and a column-store table may not declare one. The line "Relates to" above a table
--     says which columns belong together. web_site, web_page, time_dim and income_band are not part of the demo.
--   * A primary key of DWS must contain every hash distribution column and every partition key column, and is
--     impossible with ROUNDROBIN. Where TPC-DS has another key, the line "Key" above the table says what changed.


-- ---------------------------------------------------------------------------------------------------------------
-- 1. date_dim: one row for each day in use (the first of every month and the days of the facts)
-- Relates to: nothing else. d_first_dom always exists here, d_last_dom, d_same_day_ly and d_same_day_lq may not.
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE date_dim (
  d_date_sk            integer   NOT NULL,
  d_date_id            char(16)  NOT NULL,
  d_date               date,
  d_month_seq          integer,
  d_week_seq           integer,
  d_quarter_seq        integer,
  d_year               integer,
  d_dow                integer,
  d_moy                integer,
  d_dom                integer,
  d_qoy                integer,
  d_fy_year            integer,
  d_fy_quarter_seq     integer,
  d_fy_week_seq        integer,
  d_day_name           char(9),
  d_quarter_name       char(6),
  d_holiday            char(1)   DEFAULT 'N',
  d_weekend            char(1)   DEFAULT 'N',
  d_following_holiday  char(1)   DEFAULT 'N',
  d_first_dom          integer,
  d_last_dom           integer,
  d_same_day_ly        integer,
  d_same_day_lq        integer,
  d_current_day        char(1)   DEFAULT 'N',
  d_current_week       char(1)   DEFAULT 'N',
  d_current_month      char(1)   DEFAULT 'N',
  d_current_quarter    char(1)   DEFAULT 'N',
  d_current_year       char(1)   DEFAULT 'N',
  CONSTRAINT pk_date_dim PRIMARY KEY (d_date_sk)
)
WITH (ORIENTATION = ROW)
DISTRIBUTE BY REPLICATION;

COMMENT ON TABLE date_dim IS 'Calendar: one row per day, copied to every datanode.';
COMMENT ON COLUMN date_dim.d_date_sk IS 'Surrogate key: the Julian day number, 2451911 is 2001-01-01.';
COMMENT ON COLUMN date_dim.d_date IS 'The day itself. In an ORA-mode database this is a timestamp(0) at midnight.';
COMMENT ON COLUMN date_dim.d_month_seq IS 'Months counted from January 1900, which is 0.';
COMMENT ON COLUMN date_dim.d_dow IS 'Day of the week, 0 is Sunday.';
COMMENT ON COLUMN date_dim.d_quarter_name IS 'Year and quarter, for example 2002Q3.';
COMMENT ON COLUMN date_dim.d_holiday IS 'Y on New Year''s Day, Independence Day, Thanksgiving and Christmas Day.';
COMMENT ON COLUMN date_dim.d_following_holiday IS 'Y on the day after a holiday.';
COMMENT ON COLUMN date_dim.d_first_dom IS 'Date key of the first day of the month.';
COMMENT ON COLUMN date_dim.d_last_dom IS 'Date key of the last day of the month.';
COMMENT ON COLUMN date_dim.d_current_day IS 'Y for today, which is 2003-01-08 in TPC-DS.';

INSERT INTO date_dim
  (d_date_sk, d_date_id, d_date, d_month_seq, d_week_seq, d_quarter_seq, d_year, d_dow, d_moy, d_dom, d_qoy,
   d_fy_year, d_fy_quarter_seq, d_fy_week_seq, d_day_name, d_quarter_name, d_holiday, d_weekend,
   d_following_holiday, d_first_dom, d_last_dom, d_same_day_ly, d_same_day_lq, d_current_day, d_current_week,
   d_current_month, d_current_quarter, d_current_year)
VALUES
  (2451911, 'AAAAAAAAHMJGFCAA', '2001-01-01', 1212, 5270, 405, 2001, 1, 1, 1, 1, 2001, 405, 5270, 'Monday', '2001Q1', 'Y', 'N', 'N', 2451911, 2451941, 2451545, 2451819, 'N', 'N', 'N', 'N', 'N'),
  (2451918, 'AAAAAAAAOMJGFCAA', '2001-01-08', 1212, 5271, 405, 2001, 1, 1, 8, 1, 2001, 405, 5271, 'Monday', '2001Q1', 'N', 'N', 'N', 2451911, 2451941, 2451552, 2451826, 'N', 'N', 'N', 'N', 'N'),
  (2451942, 'AAAAAAAAGOJGFCAA', '2001-02-01', 1213, 5275, 405, 2001, 4, 2, 1, 1, 2001, 405, 5275, 'Thursday', '2001Q1', 'N', 'N', 'N', 2451942, 2451969, 2451576, 2451850, 'N', 'N', 'N', 'N', 'N'),
  (2451955, 'AAAAAAAADPJGFCAA', '2001-02-14', 1213, 5277, 405, 2001, 3, 2, 14, 1, 2001, 405, 5277, 'Wednesday', '2001Q1', 'N', 'N', 'N', 2451942, 2451969, 2451589, 2451863, 'N', 'N', 'N', 'N', 'N'),
  (2451970, 'AAAAAAAACAKGFCAA', '2001-03-01', 1214, 5279, 405, 2001, 4, 3, 1, 1, 2001, 405, 5279, 'Thursday', '2001Q1', 'N', 'N', 'N', 2451970, 2452000, 2451605, 2451880, 'N', 'N', 'N', 'N', 'N'),
  (2451986, 'AAAAAAAACBKGFCAA', '2001-03-17', 1214, 5281, 405, 2001, 6, 3, 17, 1, 2001, 405, 5281, 'Saturday', '2001Q1', 'N', 'Y', 'N', 2451970, 2452000, 2451621, 2451896, 'N', 'N', 'N', 'N', 'N'),
  (2452001, 'AAAAAAAABCKGFCAA', '2001-04-01', 1215, 5283, 406, 2001, 0, 4, 1, 2, 2001, 406, 5283, 'Sunday', '2001Q2', 'N', 'Y', 'N', 2452001, 2452030, 2451636, 2451911, 'N', 'N', 'N', 'N', 'N'),
  (2452021, 'AAAAAAAAFDKGFCAA', '2001-04-21', 1215, 5286, 406, 2001, 6, 4, 21, 2, 2001, 406, 5286, 'Saturday', '2001Q2', 'N', 'Y', 'N', 2452001, 2452030, 2451656, 2451931, 'N', 'N', 'N', 'N', 'N'),
  (2452031, 'AAAAAAAAPDKGFCAA', '2001-05-01', 1216, 5288, 406, 2001, 2, 5, 1, 2, 2001, 406, 5288, 'Tuesday', '2001Q2', 'N', 'N', 'N', 2452031, 2452061, 2451666, 2451942, 'N', 'N', 'N', 'N', 'N'),
  (2452049, 'AAAAAAAABFKGFCAA', '2001-05-19', 1216, 5290, 406, 2001, 6, 5, 19, 2, 2001, 406, 5290, 'Saturday', '2001Q2', 'N', 'Y', 'N', 2452031, 2452061, 2451684, 2451960, 'N', 'N', 'N', 'N', 'N'),
  (2452062, 'AAAAAAAAOFKGFCAA', '2001-06-01', 1217, 5292, 406, 2001, 5, 6, 1, 2, 2001, 406, 5292, 'Friday', '2001Q2', 'N', 'N', 'N', 2452062, 2452091, 2451697, 2451970, 'N', 'N', 'N', 'N', 'N'),
  (2452077, 'AAAAAAAANGKGFCAA', '2001-06-16', 1217, 5294, 406, 2001, 6, 6, 16, 2, 2001, 406, 5294, 'Saturday', '2001Q2', 'N', 'Y', 'N', 2452062, 2452091, 2451712, 2451985, 'N', 'N', 'N', 'N', 'N'),
  (2452092, 'AAAAAAAAMHKGFCAA', '2001-07-01', 1218, 5296, 407, 2001, 0, 7, 1, 3, 2001, 407, 5296, 'Sunday', '2001Q3', 'N', 'Y', 'N', 2452092, 2452122, 2451727, 2452001, 'N', 'N', 'N', 'N', 'N'),
  (2452095, 'AAAAAAAAPHKGFCAA', '2001-07-04', 1218, 5297, 407, 2001, 3, 7, 4, 3, 2001, 407, 5297, 'Wednesday', '2001Q3', 'Y', 'N', 'N', 2452092, 2452122, 2451730, 2452004, 'N', 'N', 'N', 'N', 'N'),
  (2452123, 'AAAAAAAALJKGFCAA', '2001-08-01', 1219, 5301, 407, 2001, 3, 8, 1, 3, 2001, 407, 5301, 'Wednesday', '2001Q3', 'N', 'N', 'N', 2452123, 2452153, 2451758, 2452031, 'N', 'N', 'N', 'N', 'N'),
  (2452140, 'AAAAAAAAMKKGFCAA', '2001-08-18', 1219, 5303, 407, 2001, 6, 8, 18, 3, 2001, 407, 5303, 'Saturday', '2001Q3', 'N', 'Y', 'N', 2452123, 2452153, 2451775, 2452048, 'N', 'N', 'N', 'N', 'N'),
  (2452154, 'AAAAAAAAKLKGFCAA', '2001-09-01', 1220, 5305, 407, 2001, 6, 9, 1, 3, 2001, 407, 5305, 'Saturday', '2001Q3', 'N', 'Y', 'N', 2452154, 2452183, 2451789, 2452062, 'N', 'N', 'N', 'N', 'N'),
  (2452168, 'AAAAAAAAIMKGFCAA', '2001-09-15', 1220, 5307, 407, 2001, 6, 9, 15, 3, 2001, 407, 5307, 'Saturday', '2001Q3', 'N', 'Y', 'N', 2452154, 2452183, 2451803, 2452076, 'N', 'N', 'N', 'N', 'N'),
  (2452184, 'AAAAAAAAINKGFCAA', '2001-10-01', 1221, 5309, 408, 2001, 1, 10, 1, 4, 2001, 408, 5309, 'Monday', '2001Q4', 'N', 'N', 'N', 2452184, 2452214, 2451819, 2452092, 'N', 'N', 'N', 'N', 'N'),
  (2452203, 'AAAAAAAALOKGFCAA', '2001-10-20', 1221, 5312, 408, 2001, 6, 10, 20, 4, 2001, 408, 5312, 'Saturday', '2001Q4', 'N', 'Y', 'N', 2452184, 2452214, 2451838, 2452111, 'N', 'N', 'N', 'N', 'N'),
  (2452215, 'AAAAAAAAHPKGFCAA', '2001-11-01', 1222, 5314, 408, 2001, 4, 11, 1, 4, 2001, 408, 5314, 'Thursday', '2001Q4', 'N', 'N', 'N', 2452215, 2452244, 2451850, 2452123, 'N', 'N', 'N', 'N', 'N'),
  (2452237, 'AAAAAAAANALGFCAA', '2001-11-23', 1222, 5317, 408, 2001, 5, 11, 23, 4, 2001, 408, 5317, 'Friday', '2001Q4', 'N', 'N', 'Y', 2452215, 2452244, 2451872, 2452145, 'N', 'N', 'N', 'N', 'N'),
  (2452245, 'AAAAAAAAFBLGFCAA', '2001-12-01', 1223, 5318, 408, 2001, 6, 12, 1, 4, 2001, 408, 5318, 'Saturday', '2001Q4', 'N', 'Y', 'N', 2452245, 2452275, 2451880, 2452154, 'N', 'N', 'N', 'N', 'N'),
  (2452257, 'AAAAAAAABCLGFCAA', '2001-12-13', 1223, 5320, 408, 2001, 4, 12, 13, 4, 2001, 408, 5320, 'Thursday', '2001Q4', 'N', 'N', 'N', 2452245, 2452275, 2451892, 2452166, 'N', 'N', 'N', 'N', 'N'),
  (2452268, 'AAAAAAAAMCLGFCAA', '2001-12-24', 1223, 5321, 408, 2001, 1, 12, 24, 4, 2001, 408, 5321, 'Monday', '2001Q4', 'N', 'N', 'N', 2452245, 2452275, 2451903, 2452177, 'N', 'N', 'N', 'N', 'N'),
  (2452270, 'AAAAAAAAOCLGFCAA', '2001-12-26', 1223, 5322, 408, 2001, 3, 12, 26, 4, 2001, 408, 5322, 'Wednesday', '2001Q4', 'N', 'N', 'Y', 2452245, 2452275, 2451905, 2452179, 'N', 'N', 'N', 'N', 'N'),
  (2452276, 'AAAAAAAAEDLGFCAA', '2002-01-01', 1224, 5323, 409, 2002, 2, 1, 1, 1, 2002, 409, 5323, 'Tuesday', '2002Q1', 'Y', 'N', 'N', 2452276, 2452306, 2451911, 2452184, 'N', 'N', 'N', 'N', 'N'),
  (2452283, 'AAAAAAAALDLGFCAA', '2002-01-08', 1224, 5324, 409, 2002, 2, 1, 8, 1, 2002, 409, 5324, 'Tuesday', '2002Q1', 'N', 'N', 'N', 2452276, 2452306, 2451918, 2452191, 'N', 'N', 'N', 'N', 'N'),
  (2452307, 'AAAAAAAADFLGFCAA', '2002-02-01', 1225, 5327, 409, 2002, 5, 2, 1, 1, 2002, 409, 5327, 'Friday', '2002Q1', 'N', 'N', 'N', 2452307, 2452334, 2451942, 2452215, 'N', 'N', 'N', 'N', 'N'),
  (2452320, 'AAAAAAAAAGLGFCAA', '2002-02-14', 1225, 5329, 409, 2002, 4, 2, 14, 1, 2002, 409, 5329, 'Thursday', '2002Q1', 'N', 'N', 'N', 2452307, 2452334, 2451955, 2452228, 'N', 'N', 'N', 'N', 'N'),
  (2452335, 'AAAAAAAAPGLGFCAA', '2002-03-01', 1226, 5331, 409, 2002, 5, 3, 1, 1, 2002, 409, 5331, 'Friday', '2002Q1', 'N', 'N', 'N', 2452335, 2452365, 2451970, 2452245, 'N', 'N', 'N', 'N', 'N'),
  (2452351, 'AAAAAAAAPHLGFCAA', '2002-03-17', 1226, 5333, 409, 2002, 0, 3, 17, 1, 2002, 409, 5333, 'Sunday', '2002Q1', 'N', 'Y', 'N', 2452335, 2452365, 2451986, 2452261, 'N', 'N', 'N', 'N', 'N'),
  (2452366, 'AAAAAAAAOILGFCAA', '2002-04-01', 1227, 5335, 410, 2002, 1, 4, 1, 2, 2002, 410, 5335, 'Monday', '2002Q2', 'N', 'N', 'N', 2452366, 2452395, 2452001, 2452276, 'N', 'N', 'N', 'N', 'N'),
  (2452386, 'AAAAAAAACKLGFCAA', '2002-04-21', 1227, 5338, 410, 2002, 0, 4, 21, 2, 2002, 410, 5338, 'Sunday', '2002Q2', 'N', 'Y', 'N', 2452366, 2452395, 2452021, 2452296, 'N', 'N', 'N', 'N', 'N'),
  (2452396, 'AAAAAAAAMKLGFCAA', '2002-05-01', 1228, 5340, 410, 2002, 3, 5, 1, 2, 2002, 410, 5340, 'Wednesday', '2002Q2', 'N', 'N', 'N', 2452396, 2452426, 2452031, 2452307, 'N', 'N', 'N', 'N', 'N'),
  (2452414, 'AAAAAAAAOLLGFCAA', '2002-05-19', 1228, 5342, 410, 2002, 0, 5, 19, 2, 2002, 410, 5342, 'Sunday', '2002Q2', 'N', 'Y', 'N', 2452396, 2452426, 2452049, 2452325, 'N', 'N', 'N', 'N', 'N'),
  (2452427, 'AAAAAAAALMLGFCAA', '2002-06-01', 1229, 5344, 410, 2002, 6, 6, 1, 2, 2002, 410, 5344, 'Saturday', '2002Q2', 'N', 'Y', 'N', 2452427, 2452456, 2452062, 2452335, 'N', 'N', 'N', 'N', 'N'),
  (2452442, 'AAAAAAAAKNLGFCAA', '2002-06-16', 1229, 5346, 410, 2002, 0, 6, 16, 2, 2002, 410, 5346, 'Sunday', '2002Q2', 'N', 'Y', 'N', 2452427, 2452456, 2452077, 2452350, 'N', 'N', 'N', 'N', 'N'),
  (2452457, 'AAAAAAAAJOLGFCAA', '2002-07-01', 1230, 5348, 411, 2002, 1, 7, 1, 3, 2002, 411, 5348, 'Monday', '2002Q3', 'N', 'N', 'N', 2452457, 2452487, 2452092, 2452366, 'N', 'N', 'N', 'N', 'N'),
  (2452460, 'AAAAAAAAMOLGFCAA', '2002-07-04', 1230, 5349, 411, 2002, 4, 7, 4, 3, 2002, 411, 5349, 'Thursday', '2002Q3', 'Y', 'N', 'N', 2452457, 2452487, 2452095, 2452369, 'N', 'N', 'N', 'N', 'N'),
  (2452488, 'AAAAAAAAIAMGFCAA', '2002-08-01', 1231, 5353, 411, 2002, 4, 8, 1, 3, 2002, 411, 5353, 'Thursday', '2002Q3', 'N', 'N', 'N', 2452488, 2452518, 2452123, 2452396, 'N', 'N', 'N', 'N', 'N'),
  (2452505, 'AAAAAAAAJBMGFCAA', '2002-08-18', 1231, 5355, 411, 2002, 0, 8, 18, 3, 2002, 411, 5355, 'Sunday', '2002Q3', 'N', 'Y', 'N', 2452488, 2452518, 2452140, 2452413, 'N', 'N', 'N', 'N', 'N'),
  (2452519, 'AAAAAAAAHCMGFCAA', '2002-09-01', 1232, 5357, 411, 2002, 0, 9, 1, 3, 2002, 411, 5357, 'Sunday', '2002Q3', 'N', 'Y', 'N', 2452519, 2452548, 2452154, 2452427, 'N', 'N', 'N', 'N', 'N'),
  (2452533, 'AAAAAAAAFDMGFCAA', '2002-09-15', 1232, 5359, 411, 2002, 0, 9, 15, 3, 2002, 411, 5359, 'Sunday', '2002Q3', 'N', 'Y', 'N', 2452519, 2452548, 2452168, 2452441, 'N', 'N', 'N', 'N', 'N'),
  (2452549, 'AAAAAAAAFEMGFCAA', '2002-10-01', 1233, 5362, 412, 2002, 2, 10, 1, 4, 2002, 412, 5362, 'Tuesday', '2002Q4', 'N', 'N', 'N', 2452549, 2452579, 2452184, 2452457, 'N', 'N', 'N', 'N', 'N'),
  (2452568, 'AAAAAAAAIFMGFCAA', '2002-10-20', 1233, 5364, 412, 2002, 0, 10, 20, 4, 2002, 412, 5364, 'Sunday', '2002Q4', 'N', 'Y', 'N', 2452549, 2452579, 2452203, 2452476, 'N', 'N', 'N', 'N', 'N'),
  (2452580, 'AAAAAAAAEGMGFCAA', '2002-11-01', 1234, 5366, 412, 2002, 5, 11, 1, 4, 2002, 412, 5366, 'Friday', '2002Q4', 'N', 'N', 'N', 2452580, 2452609, 2452215, 2452488, 'N', 'N', 'N', 'N', 'N'),
  (2452608, 'AAAAAAAAAIMGFCAA', '2002-11-29', 1234, 5370, 412, 2002, 5, 11, 29, 4, 2002, 412, 5370, 'Friday', '2002Q4', 'N', 'N', 'Y', 2452580, 2452609, 2452243, 2452516, 'N', 'N', 'N', 'N', 'N'),
  (2452610, 'AAAAAAAACIMGFCAA', '2002-12-01', 1235, 5370, 412, 2002, 0, 12, 1, 4, 2002, 412, 5370, 'Sunday', '2002Q4', 'N', 'Y', 'N', 2452610, 2452640, 2452245, 2452519, 'N', 'N', 'N', 'N', 'N'),
  (2452622, 'AAAAAAAAOIMGFCAA', '2002-12-13', 1235, 5372, 412, 2002, 5, 12, 13, 4, 2002, 412, 5372, 'Friday', '2002Q4', 'N', 'N', 'N', 2452610, 2452640, 2452257, 2452531, 'N', 'N', 'N', 'N', 'N'),
  (2452633, 'AAAAAAAAJJMGFCAA', '2002-12-24', 1235, 5374, 412, 2002, 2, 12, 24, 4, 2002, 412, 5374, 'Tuesday', '2002Q4', 'N', 'N', 'N', 2452610, 2452640, 2452268, 2452542, 'N', 'N', 'N', 'N', 'N'),
  (2452635, 'AAAAAAAALJMGFCAA', '2002-12-26', 1235, 5374, 412, 2002, 4, 12, 26, 4, 2002, 412, 5374, 'Thursday', '2002Q4', 'N', 'N', 'Y', 2452610, 2452640, 2452270, 2452544, 'N', 'N', 'N', 'N', 'N'),
  (2452641, 'AAAAAAAABKMGFCAA', '2003-01-01', 1236, 5375, 413, 2003, 3, 1, 1, 1, 2003, 413, 5375, 'Wednesday', '2003Q1', 'Y', 'N', 'N', 2452641, 2452671, 2452276, 2452549, 'N', 'N', 'Y', 'Y', 'Y'),
  (2452648, 'AAAAAAAAIKMGFCAA', '2003-01-08', 1236, 5376, 413, 2003, 3, 1, 8, 1, 2003, 413, 5376, 'Wednesday', '2003Q1', 'N', 'N', 'N', 2452641, 2452671, 2452283, 2452556, 'Y', 'Y', 'Y', 'Y', 'Y'),
  (2452672, 'AAAAAAAAAMMGFCAA', '2003-02-01', 1237, 5379, 413, 2003, 6, 2, 1, 1, 2003, 413, 5379, 'Saturday', '2003Q1', 'N', 'Y', 'N', 2452672, 2452699, 2452307, 2452580, 'N', 'N', 'N', 'Y', 'Y'),
  (2452685, 'AAAAAAAANMMGFCAA', '2003-02-14', 1237, 5381, 413, 2003, 5, 2, 14, 1, 2003, 413, 5381, 'Friday', '2003Q1', 'N', 'N', 'N', 2452672, 2452699, 2452320, 2452593, 'N', 'N', 'N', 'Y', 'Y'),
  (2452700, 'AAAAAAAAMNMGFCAA', '2003-03-01', 1238, 5383, 413, 2003, 6, 3, 1, 1, 2003, 413, 5383, 'Saturday', '2003Q1', 'N', 'Y', 'N', 2452700, 2452730, 2452335, 2452610, 'N', 'N', 'N', 'Y', 'Y'),
  (2452716, 'AAAAAAAAMOMGFCAA', '2003-03-17', 1238, 5385, 413, 2003, 1, 3, 17, 1, 2003, 413, 5385, 'Monday', '2003Q1', 'N', 'N', 'N', 2452700, 2452730, 2452351, 2452626, 'N', 'N', 'N', 'Y', 'Y'),
  (2452731, 'AAAAAAAALPMGFCAA', '2003-04-01', 1239, 5388, 414, 2003, 2, 4, 1, 2, 2003, 414, 5388, 'Tuesday', '2003Q2', 'N', 'N', 'N', 2452731, 2452760, 2452366, 2452641, 'N', 'N', 'N', 'N', 'Y'),
  (2452751, 'AAAAAAAAPANGFCAA', '2003-04-21', 1239, 5390, 414, 2003, 1, 4, 21, 2, 2003, 414, 5390, 'Monday', '2003Q2', 'N', 'N', 'N', 2452731, 2452760, 2452386, 2452661, 'N', 'N', 'N', 'N', 'Y'),
  (2452761, 'AAAAAAAAJBNGFCAA', '2003-05-01', 1240, 5392, 414, 2003, 4, 5, 1, 2, 2003, 414, 5392, 'Thursday', '2003Q2', 'N', 'N', 'N', 2452761, 2452791, 2452396, 2452672, 'N', 'N', 'N', 'N', 'Y'),
  (2452779, 'AAAAAAAALCNGFCAA', '2003-05-19', 1240, 5394, 414, 2003, 1, 5, 19, 2, 2003, 414, 5394, 'Monday', '2003Q2', 'N', 'N', 'N', 2452761, 2452791, 2452414, 2452690, 'N', 'N', 'N', 'N', 'Y'),
  (2452792, 'AAAAAAAAIDNGFCAA', '2003-06-01', 1241, 5396, 414, 2003, 0, 6, 1, 2, 2003, 414, 5396, 'Sunday', '2003Q2', 'N', 'Y', 'N', 2452792, 2452821, 2452427, 2452700, 'N', 'N', 'N', 'N', 'Y'),
  (2452807, 'AAAAAAAAHENGFCAA', '2003-06-16', 1241, 5398, 414, 2003, 1, 6, 16, 2, 2003, 414, 5398, 'Monday', '2003Q2', 'N', 'N', 'N', 2452792, 2452821, 2452442, 2452715, 'N', 'N', 'N', 'N', 'Y'),
  (2452822, 'AAAAAAAAGFNGFCAA', '2003-07-01', 1242, 5401, 415, 2003, 2, 7, 1, 3, 2003, 415, 5401, 'Tuesday', '2003Q3', 'N', 'N', 'N', 2452822, 2452852, 2452457, 2452731, 'N', 'N', 'N', 'N', 'Y'),
  (2452825, 'AAAAAAAAJFNGFCAA', '2003-07-04', 1242, 5401, 415, 2003, 5, 7, 4, 3, 2003, 415, 5401, 'Friday', '2003Q3', 'Y', 'N', 'N', 2452822, 2452852, 2452460, 2452734, 'N', 'N', 'N', 'N', 'Y'),
  (2452853, 'AAAAAAAAFHNGFCAA', '2003-08-01', 1243, 5405, 415, 2003, 5, 8, 1, 3, 2003, 415, 5405, 'Friday', '2003Q3', 'N', 'N', 'N', 2452853, 2452883, 2452488, 2452761, 'N', 'N', 'N', 'N', 'Y'),
  (2452870, 'AAAAAAAAGINGFCAA', '2003-08-18', 1243, 5407, 415, 2003, 1, 8, 18, 3, 2003, 415, 5407, 'Monday', '2003Q3', 'N', 'N', 'N', 2452853, 2452883, 2452505, 2452778, 'N', 'N', 'N', 'N', 'Y'),
  (2452884, 'AAAAAAAAEJNGFCAA', '2003-09-01', 1244, 5409, 415, 2003, 1, 9, 1, 3, 2003, 415, 5409, 'Monday', '2003Q3', 'N', 'N', 'N', 2452884, 2452913, 2452519, 2452792, 'N', 'N', 'N', 'N', 'Y'),
  (2452898, 'AAAAAAAACKNGFCAA', '2003-09-15', 1244, 5411, 415, 2003, 1, 9, 15, 3, 2003, 415, 5411, 'Monday', '2003Q3', 'N', 'N', 'N', 2452884, 2452913, 2452533, 2452806, 'N', 'N', 'N', 'N', 'Y'),
  (2452914, 'AAAAAAAACLNGFCAA', '2003-10-01', 1245, 5414, 416, 2003, 3, 10, 1, 4, 2003, 416, 5414, 'Wednesday', '2003Q4', 'N', 'N', 'N', 2452914, 2452944, 2452549, 2452822, 'N', 'N', 'N', 'N', 'Y'),
  (2452933, 'AAAAAAAAFMNGFCAA', '2003-10-20', 1245, 5416, 416, 2003, 1, 10, 20, 4, 2003, 416, 5416, 'Monday', '2003Q4', 'N', 'N', 'N', 2452914, 2452944, 2452568, 2452841, 'N', 'N', 'N', 'N', 'Y'),
  (2452945, 'AAAAAAAABNNGFCAA', '2003-11-01', 1246, 5418, 416, 2003, 6, 11, 1, 4, 2003, 416, 5418, 'Saturday', '2003Q4', 'N', 'Y', 'N', 2452945, 2452974, 2452580, 2452853, 'N', 'N', 'N', 'N', 'Y'),
  (2452972, 'AAAAAAAAMONGFCAA', '2003-11-28', 1246, 5422, 416, 2003, 5, 11, 28, 4, 2003, 416, 5422, 'Friday', '2003Q4', 'N', 'N', 'Y', 2452945, 2452974, 2452607, 2452880, 'N', 'N', 'N', 'N', 'Y'),
  (2452975, 'AAAAAAAAPONGFCAA', '2003-12-01', 1247, 5422, 416, 2003, 1, 12, 1, 4, 2003, 416, 5422, 'Monday', '2003Q4', 'N', 'N', 'N', 2452975, 2453005, 2452610, 2452884, 'N', 'N', 'N', 'N', 'Y'),
  (2452987, 'AAAAAAAALPNGFCAA', '2003-12-13', 1247, 5424, 416, 2003, 6, 12, 13, 4, 2003, 416, 5424, 'Saturday', '2003Q4', 'N', 'Y', 'N', 2452975, 2453005, 2452622, 2452896, 'N', 'N', 'N', 'N', 'Y'),
  (2452998, 'AAAAAAAAGAOGFCAA', '2003-12-24', 1247, 5426, 416, 2003, 3, 12, 24, 4, 2003, 416, 5426, 'Wednesday', '2003Q4', 'N', 'N', 'N', 2452975, 2453005, 2452633, 2452907, 'N', 'N', 'N', 'N', 'Y'),
  (2453000, 'AAAAAAAAIAOGFCAA', '2003-12-26', 1247, 5426, 416, 2003, 5, 12, 26, 4, 2003, 416, 5426, 'Friday', '2003Q4', 'N', 'N', 'Y', 2452975, 2453005, 2452635, 2452909, 'N', 'N', 'N', 'N', 'Y');


-- ---------------------------------------------------------------------------------------------------------------
-- 2. item: what is sold. Two articles have two revisions each (same i_item_id, another price from 2001-10-27 on)
-- Relates to: nothing else.
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE item (
  i_item_sk         integer       NOT NULL,
  i_item_id         char(16)      NOT NULL,
  i_rec_start_date  date,
  i_rec_end_date    date,
  i_item_desc       varchar(200),
  i_current_price   decimal(7,2),
  i_wholesale_cost  decimal(7,2),
  i_brand_id        integer,
  i_brand           char(50),
  i_class_id        integer,
  i_class           char(50),
  i_category_id     integer,
  i_category        char(50),
  i_manufact_id     integer,
  i_manufact        char(50),
  i_size            char(20)      DEFAULT 'N/A',
  i_formulation     char(20),
  i_color           char(20),
  i_units           char(10)      DEFAULT 'Each',
  i_container       char(10)      DEFAULT 'Unknown',
  i_manager_id      integer,
  i_product_name    char(50),
  CONSTRAINT pk_item PRIMARY KEY (i_item_sk)
)
WITH (ORIENTATION = ROW)
DISTRIBUTE BY HASH (i_item_sk);

COMMENT ON TABLE item IS 'Articles, one row per revision, on the same datanode as the store sales of the article.';
COMMENT ON COLUMN item.i_item_sk IS 'Surrogate key of one revision of an article.';
COMMENT ON COLUMN item.i_item_id IS 'The article''s own number, the same in all of its revisions.';
COMMENT ON COLUMN item.i_rec_start_date IS 'First day on which this revision was valid.';
COMMENT ON COLUMN item.i_rec_end_date IS 'Last day on which this revision was valid, NULL while it still is.';
COMMENT ON COLUMN item.i_current_price IS 'List price of one unit in US dollars.';
COMMENT ON COLUMN item.i_wholesale_cost IS 'What the retailer pays for one unit, in US dollars.';
COMMENT ON COLUMN item.i_category IS 'Department, for example Books or Shoes. One for each i_category_id.';
COMMENT ON COLUMN item.i_product_name IS 'Short name for receipts and lists.';

INSERT INTO item
  (i_item_sk, i_item_id, i_rec_start_date, i_rec_end_date, i_item_desc, i_current_price, i_wholesale_cost,
   i_brand_id, i_brand, i_class_id, i_class, i_category_id, i_category, i_manufact_id, i_manufact, i_size,
   i_formulation, i_color, i_units, i_container, i_manager_id, i_product_name)
VALUES
  (1, 'AAAAAAAABAAAAAAA', '1997-10-27', NULL, 'A field guide to the wild birds of the coast, with maps', 24.95, 13.20, 1008001, 'amalg able #1', 8, 'travel', 1, 'Books', 100, 'ought100', 'N/A', '11111white023757', 'white', 'Each', 'Unknown', 1, 'Birds of the Coast'),
  (2, 'AAAAAAAACAAAAAAA', '1997-10-27', NULL, 'A cook book of one hundred soups for short evenings', 18.50, 9.75, 1004002, 'amalg bar #2', 4, 'cooking', 1, 'Books', 137, 'able137', 'N/A', '22222cream031676', 'cream', 'Each', 'Unknown', 8, 'One Hundred Soups'),
  (3, 'AAAAAAAADAAAAAAA', '1997-10-27', NULL, 'A history of railway clocks in two volumes', 42.00, 25.10, 1007003, 'amalg cally #3', 7, 'history', 1, 'Books', 174, 'pri174', 'N/A', '33333navy039595', 'navy', 'Bundle', 'Unknown', 15, 'Railway Clocks'),
  (4, 'AAAAAAAAEAAAAAAA', '1997-10-27', NULL, 'Rain boots for children with reflecting stripes', 29.99, 14.40, 2003004, 'edu pack ese #4', 3, 'toddlers', 2, 'Children', 211, 'ese211', 'small', '44444yellow047514', 'yellow', 'Pair', 'Box', 22, 'Puddle Boots'),
  (5, 'AAAAAAAAFAAAAAAA', '1997-10-27', NULL, 'Knitted winter cap for children', 12.49, 5.60, 2001005, 'edu pack anti #5', 1, 'newborn', 2, 'Children', 248, 'anti248', 'petite', '55555azure055433', 'azure', 'Each', 'Bag', 29, 'Bobble Cap'),
  (6, 'AAAAAAAAGAAAAAAA', '1997-10-27', NULL, 'Portable radio with a hand crank and a torch', 64.00, 38.25, 3013006, 'export ought #6', 13, 'portable', 3, 'Electronics', 285, 'cally285', 'medium', '66666slate063352', 'slate', 'Each', 'Carton', 36, 'Crank Radio'),
  (7, 'AAAAAAAAHAAAAAAA', '1997-10-27', '2001-10-26', 'Wireless headphones with a folding band', 119.00, 71.30, 3010007, 'export pri #7', 10, 'audio', 3, 'Electronics', 322, 'ation322', 'N/A', '77777black071271', 'black', 'Each', 'Carton', 3, 'Quiet Band'),
  (8, 'AAAAAAAAHAAAAAAA', '2001-10-27', NULL, 'Wireless headphones with a folding band', 109.00, 71.30, 3010007, 'export pri #7', 10, 'audio', 3, 'Electronics', 322, 'ation322', 'N/A', '77777black071271', 'black', 'Each', 'Carton', 3, 'Quiet Band'),
  (9, 'AAAAAAAAJAAAAAAA', '1997-10-27', NULL, 'Desk scanner for photographs and slides', 149.95, 96.00, 3011008, 'export ation #8', 11, 'scanners', 3, 'Electronics', 359, 'eing359', 'N/A', '88888smoke079190', 'smoke', 'Each', 'Carton', 10, 'Slide Scanner'),
  (10, 'AAAAAAAAKAAAAAAA', '1997-10-27', NULL, 'Digital camera with a three times zoom lens', 229.00, 152.60, 3005001, 'export able #1', 5, 'cameras', 3, 'Electronics', 396, 'bar396', 'N/A', '99999metallic087109', 'metallic', 'Each', 'Carton', 17, 'Triple Zoom'),
  (11, 'AAAAAAAALAAAAAAA', '1997-10-27', NULL, 'Cotton bath towel, heavy weave', 16.75, 7.90, 4002002, 'import bar #2', 2, 'bathroom', 4, 'Home', 433, 'n st433', 'large', '11111ivory095028', 'ivory', 'Each', 'Bag', 24, 'Harbour Towel'),
  (12, 'AAAAAAAAMAAAAAAA', '1997-10-27', NULL, 'Set of six water glasses', 27.40, 13.80, 4012003, 'import cally #3', 12, 'kitchen', 4, 'Home', 470, 'ought470', 'N/A', '22222ghost102947', 'ghost', 'Dozen', 'Carton', 31, 'Brook Glasses'),
  (13, 'AAAAAAAANAAAAAAA', '1997-10-27', NULL, 'Oak reading lamp with a linen shade', 88.00, 47.95, 4009004, 'import ese #4', 9, 'lighting', 4, 'Home', 107, 'able107', 'medium', '33333tan110866', 'tan', 'Each', 'Carton', 38, 'Oak Lamp'),
  (14, 'AAAAAAAAOAAAAAAA', '1997-10-27', NULL, 'Silver bracelet with a plain clasp', 54.50, 28.70, 5003005, 'schola anti #5', 3, 'bracelets', 5, 'Jewelry', 144, 'pri144', 'small', '44444metallic118785', 'metallic', 'Each', 'Box', 5, 'Plain Clasp'),
  (15, 'AAAAAAAAPAAAAAAA', '1997-10-27', NULL, 'Pair of pearl earrings', 79.90, 44.20, 5005006, 'schola ought #6', 5, 'earrings', 5, 'Jewelry', 181, 'ese181', 'N/A', '55555white126704', 'white', 'Pair', 'Box', 12, 'River Pearls'),
  (16, 'AAAAAAAAABAAAAAA', '1997-10-27', NULL, 'Shirt of brushed cotton with a soft collar', 34.95, 16.30, 6002007, 'univ pri #7', 2, 'shirts', 6, 'Men', 218, 'anti218', 'large', '66666forest134623', 'forest', 'Each', 'Bag', 19, 'Brushed Shirt'),
  (17, 'AAAAAAAABBAAAAAA', '1997-10-27', NULL, 'Waxed jacket with two inner pockets', 112.00, 63.45, 6001008, 'univ ation #8', 1, 'outdoor', 6, 'Men', 255, 'cally255', 'extra large', '77777olive142542', 'olive', 'Each', 'Bag', 26, 'Waxed Jacket'),
  (18, 'AAAAAAAACBAAAAAA', '1997-10-27', NULL, 'String quartets, a recording on two discs', 21.99, 11.60, 7001001, 'corp able #1', 1, 'classical', 7, 'Music', 292, 'ation292', 'N/A', '88888maroon150461', 'maroon', 'Each', 'Case', 33, 'String Quartets'),
  (19, 'AAAAAAAADBAAAAAA', '1997-10-27', NULL, 'Country songs recorded in one evening', 15.99, 7.15, 7002002, 'corp bar #2', 2, 'country', 7, 'Music', 329, 'eing329', 'N/A', '99999orange158380', 'orange', 'Each', 'Case', 40, 'One Evening'),
  (20, 'AAAAAAAAEBAAAAAA', '1997-10-27', '2001-10-26', 'Running shoes with a wide toe box', 84.95, 43.50, 8002003, 'brand cally #3', 2, 'athletic', 8, 'Shoes', 366, 'bar366', 'medium', '11111blue166299', 'blue', 'Pair', 'Box', 7, 'Wide Runner'),
  (21, 'AAAAAAAAEBAAAAAA', '2001-10-27', NULL, 'Running shoes with a wide toe box', 89.95, 43.50, 8002003, 'brand cally #3', 2, 'athletic', 8, 'Shoes', 366, 'bar366', 'medium', '11111blue166299', 'blue', 'Pair', 'Box', 7, 'Wide Runner'),
  (22, 'AAAAAAAAGBAAAAAA', '1997-10-27', NULL, 'Leather hiking boots', 138.50, 81.75, 8003004, 'brand ese #4', 3, 'mens', 8, 'Shoes', 403, 'n st403', 'large', '22222brown174218', 'brown', 'Pair', 'Box', 14, 'Ridge Boots'),
  (23, 'AAAAAAAAHBAAAAAA', '1997-10-27', NULL, 'Tent for two people, three seasons', 174.00, 104.90, 9004005, 'nameless anti #5', 4, 'camping', 9, 'Sports', 440, 'ought440', 'N/A', '33333green182137', 'green', 'Each', 'Bag', 21, 'Two Person Tent'),
  (24, 'AAAAAAAAIBAAAAAA', '1997-10-27', NULL, 'Football of hand stitched leather', 32.25, 15.85, 9008006, 'nameless ought #6', 8, 'football', 9, 'Sports', 477, 'able477', 'N/A', '44444brown190056', 'brown', 'Each', 'Box', 28, 'Stitched Ball'),
  (25, 'AAAAAAAAJBAAAAAA', '1997-10-27', NULL, 'Wool cardigan with horn buttons', 68.00, 33.40, 10001007, 'maxi pri #7', 1, 'knitwear', 10, 'Women', 114, 'pri114', 'medium', '55555plum197975', 'plum', 'Each', 'Bag', 35, 'Horn Cardigan'),
  (26, 'AAAAAAAAKBAAAAAA', '1997-10-27', NULL, 'Linen dress, ankle length', 74.50, 37.15, 10002008, 'maxi ation #8', 2, 'dresses', 10, 'Women', 151, 'ese151', 'small', '66666light205894', 'light', 'Each', 'Bag', 2, 'Linen Dress');


-- ---------------------------------------------------------------------------------------------------------------
-- 3. customer_address: where customers live and where orders go
-- Relates to: nothing else.
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE customer_address (
  ca_address_sk     integer      NOT NULL,
  ca_address_id     char(16)     NOT NULL,
  ca_street_number  char(10),
  ca_street_name    varchar(60),
  ca_street_type    char(15),
  ca_suite_number   char(10),
  ca_city           varchar(60),
  ca_county         varchar(30),
  ca_state          char(2),
  ca_zip            char(10),
  ca_country        varchar(20)  DEFAULT 'United States',
  ca_gmt_offset     decimal(5,2),
  ca_location_type  char(20),
  CONSTRAINT pk_customer_address PRIMARY KEY (ca_address_sk)
)
WITH (ORIENTATION = ROW)
DISTRIBUTE BY HASH (ca_address_sk);

COMMENT ON TABLE customer_address IS 'Postal addresses of customers.';
COMMENT ON COLUMN customer_address.ca_address_sk IS 'Surrogate key of the address.';
COMMENT ON COLUMN customer_address.ca_state IS 'Two-letter code of the US state.';
COMMENT ON COLUMN customer_address.ca_zip IS 'ZIP code, text because it may start with 0.';
COMMENT ON COLUMN customer_address.ca_gmt_offset IS 'Hours from Greenwich Mean Time, for example -5.00.';

INSERT INTO customer_address
  (ca_address_sk, ca_address_id, ca_street_number, ca_street_name, ca_street_type, ca_suite_number, ca_city,
   ca_county, ca_state, ca_zip, ca_country, ca_gmt_offset, ca_location_type)
VALUES
  (1, 'AAAAAAAABAAAAAAA', '506', 'Park', 'Ave', 'Suite 10', 'Salem', 'Marion County', 'OR', '97301', 'United States', -8.00, 'condo'),
  (2, 'AAAAAAAACAAAAAAA', '809', 'College', 'Blvd', 'Suite 20', 'Springdale', 'Washington County', 'AR', '72762', 'United States', -6.00, 'single family'),
  (3, 'AAAAAAAADAAAAAAA', '840', 'River', 'Lane', 'Suite 30', 'Pleasant Hill', 'Contra Costa County', 'CA', '94523', 'United States', -8.00, 'apartment'),
  (4, 'AAAAAAAAEAAAAAAA', '585', 'Spring', 'Road', NULL, 'Georgetown', 'Williamson County', 'TX', '78626', 'United States', -6.00, 'condo'),
  (5, 'AAAAAAAAFAAAAAAA', '621', 'Lincoln Maple', 'Court', 'Suite 50', 'Midway', 'Fairfield County', 'OH', '43105', 'United States', -5.00, 'single family'),
  (6, 'AAAAAAAAGAAAAAAA', '820', 'Elm', 'Drive', 'Suite 60', 'Union', 'Boone County', 'KY', '41091', 'United States', -5.00, 'apartment'),
  (7, 'AAAAAAAAHAAAAAAA', '963', 'Cedar', 'Way', 'Suite 70', 'Glendale', 'Maricopa County', 'AZ', '85301', 'United States', -7.00, 'condo'),
  (8, 'AAAAAAAAIAAAAAAA', '890', 'Church', 'Street', NULL, 'Riverside', 'Riverside County', 'CA', '92501', 'United States', -8.00, 'single family'),
  (9, 'AAAAAAAAJAAAAAAA', '579', 'Ridge', 'Ave', 'Suite 90', 'Lakeside', 'San Diego County', 'CA', '92040', 'United States', -8.00, 'apartment'),
  (10, 'AAAAAAAAKAAAAAAA', '53', 'Hill Ridge', 'Blvd', 'Suite 100', 'Oak Grove', 'Jackson County', 'MO', '64075', 'United States', -6.00, 'condo'),
  (11, 'AAAAAAAALAAAAAAA', '478', 'Walnut', 'Lane', 'Suite 110', 'Centerville', 'Montgomery County', 'OH', '45459', 'United States', -5.00, 'single family'),
  (12, 'AAAAAAAAMAAAAAAA', '23', 'Washington', 'Road', NULL, 'Fairview', 'Williamson County', 'TN', '37062', 'United States', -6.00, 'apartment'),
  (13, 'AAAAAAAANAAAAAAA', '362', 'Mill', 'Court', 'Suite 130', 'Salem', 'Marion County', 'OR', '97301', 'United States', -8.00, 'condo'),
  (14, 'AAAAAAAAOAAAAAAA', '361', 'Oak', 'Drive', 'Suite 140', 'Springdale', 'Washington County', 'AR', '72762', 'United States', -6.00, 'single family'),
  (15, 'AAAAAAAAPAAAAAAA', '457', 'Sunset College', 'Way', 'Suite 150', 'Pleasant Hill', 'Contra Costa County', 'CA', '94523', 'United States', -8.00, 'apartment'),
  (16, 'AAAAAAAAABAAAAAA', '181', 'Maple', 'Street', NULL, 'Georgetown', 'Williamson County', 'TX', '78626', 'United States', -6.00, 'condo'),
  (17, 'AAAAAAAABBAAAAAA', '948', 'Park', 'Ave', 'Suite 170', 'Midway', 'Fairfield County', 'OH', '43105', 'United States', -5.00, 'single family'),
  (18, 'AAAAAAAACBAAAAAA', '819', 'College', 'Blvd', 'Suite 180', 'Union', 'Boone County', 'KY', '41091', 'United States', -5.00, 'apartment'),
  (19, 'AAAAAAAADBAAAAAA', '737', 'River', 'Lane', 'Suite 190', 'Glendale', 'Maricopa County', 'AZ', '85301', 'United States', -7.00, 'condo'),
  (20, 'AAAAAAAAEBAAAAAA', '804', 'Spring Walnut', 'Road', NULL, 'Riverside', 'Riverside County', 'CA', '92501', 'United States', -8.00, 'single family'),
  (21, 'AAAAAAAAFBAAAAAA', '286', 'Lincoln', 'Court', 'Suite 210', 'Lakeside', 'San Diego County', 'CA', '92040', 'United States', -8.00, 'apartment'),
  (22, 'AAAAAAAAGBAAAAAA', '376', 'Elm', 'Drive', 'Suite 220', 'Oak Grove', 'Jackson County', 'MO', '64075', 'United States', -6.00, 'condo'),
  (23, 'AAAAAAAAHBAAAAAA', '718', 'Cedar', 'Way', 'Suite 230', 'Centerville', 'Montgomery County', 'OH', '45459', 'United States', -5.00, 'single family'),
  (24, 'AAAAAAAAIBAAAAAA', '385', 'Church', 'Street', NULL, 'Fairview', 'Williamson County', 'TN', '37062', 'United States', -6.00, 'apartment'),
  (25, 'AAAAAAAAJBAAAAAA', '803', 'Ridge Spring', 'Ave', 'Suite 250', 'Salem', 'Marion County', 'OR', '97301', 'United States', -8.00, 'condo'),
  (26, 'AAAAAAAAKBAAAAAA', '816', 'Hill', 'Blvd', 'Suite 260', 'Springdale', 'Washington County', 'AR', '72762', 'United States', -6.00, 'single family'),
  (27, 'AAAAAAAALBAAAAAA', '365', 'Walnut', 'Lane', 'Suite 270', 'Pleasant Hill', 'Contra Costa County', 'CA', '94523', 'United States', -8.00, 'apartment'),
  (28, 'AAAAAAAAMBAAAAAA', '652', 'Washington', 'Road', NULL, 'Georgetown', 'Williamson County', 'TX', '78626', 'United States', -6.00, 'condo'),
  (29, 'AAAAAAAANBAAAAAA', '231', 'Mill', 'Court', 'Suite 290', 'Midway', 'Fairfield County', 'OH', '43105', 'United States', -5.00, 'single family'),
  (30, 'AAAAAAAAOBAAAAAA', '113', 'Oak Mill', 'Drive', 'Suite 300', 'Union', 'Boone County', 'KY', '41091', 'United States', -5.00, 'apartment'),
  (31, 'AAAAAAAAPBAAAAAA', '415', 'Sunset', 'Way', 'Suite 310', 'Glendale', 'Maricopa County', 'AZ', '85301', 'United States', -7.00, 'condo'),
  (32, 'AAAAAAAAACAAAAAA', '75', 'Maple', 'Street', NULL, 'Riverside', 'Riverside County', 'CA', '92501', 'United States', -8.00, 'single family'),
  (33, 'AAAAAAAABCAAAAAA', '369', 'Park', 'Ave', 'Suite 330', 'Lakeside', 'San Diego County', 'CA', '92040', 'United States', -8.00, 'apartment'),
  (34, 'AAAAAAAACCAAAAAA', '63', 'College', 'Blvd', 'Suite 340', 'Oak Grove', 'Jackson County', 'MO', '64075', 'United States', -6.00, 'condo'),
  (35, 'AAAAAAAADCAAAAAA', '379', 'River Elm', 'Lane', 'Suite 350', 'Centerville', 'Montgomery County', 'OH', '45459', 'United States', -5.00, 'single family'),
  (36, 'AAAAAAAAECAAAAAA', '777', 'Spring', 'Road', NULL, 'Fairview', 'Williamson County', 'TN', '37062', 'United States', -6.00, 'apartment');


-- ---------------------------------------------------------------------------------------------------------------
-- 4. customer_demographics: kinds of customers
-- Relates to: nothing else.
-- Key: TPC-DS has the primary key (cd_demo_sk). It is dropped: the table has 1,920,800 rows at every TPC-DS scale
--      and no fact is distributed by it, so it is spread evenly with ROUNDROBIN, and a ROUNDROBIN table can have
--      no primary or unique key. cd_demo_sk stays NOT NULL and is unique in these rows, but nothing enforces that.
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE customer_demographics (
  cd_demo_sk             integer   NOT NULL,
  cd_gender              char(1),
  cd_marital_status      char(1)   DEFAULT 'U',
  cd_education_status    char(20)  DEFAULT 'Unknown',
  cd_purchase_estimate   integer,
  cd_credit_rating       char(10)  DEFAULT 'Unknown',
  cd_dep_count           integer   DEFAULT 0,
  cd_dep_employed_count  integer   DEFAULT 0,
  cd_dep_college_count   integer   DEFAULT 0
)
WITH (ORIENTATION = ROW)
DISTRIBUTE BY ROUNDROBIN;

COMMENT ON TABLE customer_demographics IS 'Kinds of customers. Spread evenly over the datanodes and therefore without a key.';
COMMENT ON COLUMN customer_demographics.cd_demo_sk IS 'Surrogate key by intent. No constraint keeps it unique.';
COMMENT ON COLUMN customer_demographics.cd_marital_status IS 'M married, S single, D divorced, W widowed, U unknown.';
COMMENT ON COLUMN customer_demographics.cd_purchase_estimate IS 'Expected yearly purchases in US dollars.';
COMMENT ON COLUMN customer_demographics.cd_dep_count IS 'Number of dependants.';

INSERT INTO customer_demographics
  (cd_demo_sk, cd_gender, cd_marital_status, cd_education_status, cd_purchase_estimate, cd_credit_rating,
   cd_dep_count, cd_dep_employed_count, cd_dep_college_count)
VALUES
  (1, 'M', 'D', '4 yr Degree', 4000, 'Low Risk', 3, 2, 1),
  (2, 'F', 'U', 'Secondary', 7500, 'High Risk', 1, 1, 0),
  (3, 'M', 'S', 'Advanced Degree', 1000, 'Unknown', 4, 0, 1),
  (4, 'F', 'W', 'College', 4500, 'Good', 2, 2, 0),
  (5, 'M', 'M', 'Unknown', 8000, 'Low Risk', 0, 0, 0),
  (6, 'F', 'D', '2 yr Degree', 1500, 'High Risk', 3, 0, 0),
  (7, 'M', 'U', 'Primary', 5000, 'Unknown', 1, 1, 0),
  (8, 'F', 'S', '4 yr Degree', 8500, 'Good', 4, 1, 0),
  (9, 'M', 'W', 'Secondary', 2000, 'Low Risk', 2, 0, 1),
  (10, 'F', 'M', 'Advanced Degree', 5500, 'High Risk', 0, 0, 0),
  (11, 'M', 'D', 'College', 9000, 'Unknown', 3, 1, 1),
  (12, 'F', 'U', 'Unknown', 2500, 'Good', 1, 0, 0),
  (13, 'M', 'S', '2 yr Degree', 6000, 'Low Risk', 4, 2, 1),
  (14, 'F', 'W', 'Primary', 9500, 'High Risk', 2, 1, 0),
  (15, 'M', 'M', '4 yr Degree', 3000, 'Unknown', 0, 0, 0),
  (16, 'F', 'D', 'Secondary', 6500, 'Good', 3, 2, 0),
  (17, 'M', 'U', 'Advanced Degree', 10000, 'Low Risk', 1, 1, 0),
  (18, 'F', 'S', 'College', 3500, 'High Risk', 4, 0, 0),
  (19, 'M', 'W', 'Unknown', 7000, 'Unknown', 2, 2, 0),
  (20, 'F', 'M', '2 yr Degree', 500, 'Good', 0, 0, 0),
  (21, 'M', 'D', 'Primary', 4000, 'Low Risk', 3, 0, 1),
  (22, 'F', 'U', '4 yr Degree', 7500, 'High Risk', 1, 1, 0),
  (23, 'M', 'S', 'Secondary', 1000, 'Unknown', 4, 1, 1),
  (24, 'F', 'W', 'Advanced Degree', 4500, 'Good', 2, 0, 0);


-- ---------------------------------------------------------------------------------------------------------------
-- 5. household_demographics: kinds of households
-- Relates to: hd_income_band_sk is a band number of 1 to 20 (income_band is not part of the demo).
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE household_demographics (
  hd_demo_sk         integer   NOT NULL,
  hd_income_band_sk  integer,
  hd_buy_potential   char(15)  DEFAULT 'Unknown',
  hd_dep_count       integer,
  hd_vehicle_count   integer,
  CONSTRAINT pk_household_demographics PRIMARY KEY (hd_demo_sk)
)
WITH (ORIENTATION = ROW)
DISTRIBUTE BY REPLICATION;

COMMENT ON TABLE household_demographics IS 'Kinds of households.';
COMMENT ON COLUMN household_demographics.hd_demo_sk IS 'Surrogate key of the kind of household.';
COMMENT ON COLUMN household_demographics.hd_income_band_sk IS 'Income band of 1 to 20, each 10000 US dollars wide.';
COMMENT ON COLUMN household_demographics.hd_buy_potential IS 'Expected purchases as a range of US dollars, for example 1001-5000.';

INSERT INTO household_demographics
  (hd_demo_sk, hd_income_band_sk, hd_buy_potential, hd_dep_count, hd_vehicle_count)
VALUES
  (1, 8, '0-500', 4, 3),
  (2, 15, '501-1000', 1, 1),
  (3, 2, '1001-5000', 5, 4),
  (4, 9, '5001-10000', 2, 2),
  (5, 16, '>10000', 6, 0),
  (6, 3, 'Unknown', 3, 3),
  (7, 10, '0-500', 0, 1),
  (8, 17, '501-1000', 4, 4),
  (9, 4, '1001-5000', 1, 2),
  (10, 11, '5001-10000', 5, 0),
  (11, 18, '>10000', 2, 3),
  (12, 5, 'Unknown', 6, 1),
  (13, 12, '0-500', 3, 4),
  (14, 19, '501-1000', 0, 2),
  (15, 6, '1001-5000', 4, 0),
  (16, 13, '5001-10000', 1, 3),
  (17, 20, '>10000', 5, 1),
  (18, 7, 'Unknown', 2, 4);


-- ---------------------------------------------------------------------------------------------------------------
-- 6. customer: who buys
-- Relates to: c_current_cdemo_sk = customer_demographics.cd_demo_sk,
--             c_current_hdemo_sk = household_demographics.hd_demo_sk,
--             c_current_addr_sk = customer_address.ca_address_sk,
--             c_first_shipto_date_sk, c_first_sales_date_sk and c_last_review_date_sk = date_dim.d_date_sk.
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE customer (
  c_customer_sk           integer      NOT NULL,
  c_customer_id           char(16)     NOT NULL,
  c_current_cdemo_sk      integer,
  c_current_hdemo_sk      integer,
  c_current_addr_sk       integer,
  c_first_shipto_date_sk  integer,
  c_first_sales_date_sk   integer,
  c_salutation            char(10),
  c_first_name            char(20),
  c_last_name             char(30),
  c_preferred_cust_flag   char(1)      DEFAULT 'N',
  c_birth_day             integer,
  c_birth_month           integer,
  c_birth_year            integer,
  c_birth_country         varchar(20),
  c_login                 char(13),
  c_email_address         char(50),
  c_last_review_date_sk   integer,
  CONSTRAINT pk_customer PRIMARY KEY (c_customer_sk)
)
WITH (ORIENTATION = ROW)
DISTRIBUTE BY HASH (c_customer_sk);

COMMENT ON TABLE customer IS 'Customers, on the same datanode as their web sales.';
COMMENT ON COLUMN customer.c_customer_sk IS 'Surrogate key of the customer.';
COMMENT ON COLUMN customer.c_customer_id IS 'The customer''s own number, as printed on a bill.';
COMMENT ON COLUMN customer.c_current_addr_sk IS 'Present address, see customer_address.';
COMMENT ON COLUMN customer.c_first_sales_date_sk IS 'Date key of the first purchase, NULL if there is none yet.';
COMMENT ON COLUMN customer.c_first_shipto_date_sk IS 'Date key of the first delivery, NULL if there is none yet.';
COMMENT ON COLUMN customer.c_preferred_cust_flag IS 'Y for a preferred customer.';
COMMENT ON COLUMN customer.c_login IS 'Login of the web shop. TPC-DS leaves it NULL.';
COMMENT ON COLUMN customer.c_last_review_date_sk IS 'Date key of the last product review, NULL if there is none.';

INSERT INTO customer
  (c_customer_sk, c_customer_id, c_current_cdemo_sk, c_current_hdemo_sk, c_current_addr_sk,
   c_first_shipto_date_sk, c_first_sales_date_sk, c_salutation, c_first_name, c_last_name,
   c_preferred_cust_flag, c_birth_day, c_birth_month, c_birth_year, c_birth_country, c_login, c_email_address,
   c_last_review_date_sk)
VALUES
  (1, 'AAAAAAAABAAAAAAA', 6, 6, 1, NULL, 2452608, 'Ms.', 'Alice', 'Hartmann', 'N', 23, 1, 1946, 'NORWAY', NULL, 'alice.hartmann@example.com', 2452998),
  (2, 'AAAAAAAACAAAAAAA', 11, 11, 2, 2452257, 2452245, 'Mr.', 'Javier', 'Lewis', 'N', 5, 1, 1943, 'ITALY', NULL, 'javier.lewis@example.com', 2452987),
  (3, 'AAAAAAAADAAAAAAA', 16, 16, 3, 2452031, 2452021, 'Dr.', 'Amy', 'Moses', 'Y', 11, 8, 1956, 'POLAND', NULL, 'amy.moses@example.com', 2452975),
  (4, 'AAAAAAAAEAAAAAAA', 22, 3, 4, 2451970, 2451955, 'Ms.', 'Latisha', 'Hamilton', 'N', 18, 12, 1965, NULL, NULL, 'latisha.hamilton@example.com', 2452972),
  (5, 'AAAAAAAAFAAAAAAA', 3, 8, 5, NULL, 2451986, 'Mr.', 'Michael', 'White', 'N', 21, 2, 1926, 'FRANCE', NULL, 'michael.white@example.com', NULL),
  (6, 'AAAAAAAAGAAAAAAA', 7, 13, 6, 2452731, 2452716, 'Sir', 'Robert', 'Moran', 'Y', 13, 12, 1951, 'IRELAND', NULL, 'robert.moran@example.com', 2452933),
  (7, 'AAAAAAAAHAAAAAAA', 12, 18, 7, NULL, 2451918, 'Ms.', 'Brunilda', 'Sharp', 'N', 23, 2, 1969, 'CHILE', NULL, 'brunilda.sharp@example.com', 2452914),
  (8, 'AAAAAAAAIAAAAAAA', 17, 5, 8, 2452533, 2451942, 'Dr.', 'Patrick', 'O''Neil', 'N', 8, 3, 1936, NULL, NULL, 'patrick.oneil@example.com', 2452898),
  (9, 'AAAAAAAAJAAAAAAA', 22, 10, 9, NULL, 2452648, 'Mrs.', 'Betty', 'Williams', 'Y', 18, 3, 1980, 'VIET NAM', NULL, 'betty.williams@example.com', 2453000),
  (10, 'AAAAAAAAKAAAAAAA', 3, 15, 10, 2452641, 2452442, 'Mr.', 'Albert', 'Brunson', 'N', 27, 9, 1940, 'UNITED STATES', NULL, 'albert.brunson@example.com', NULL),
  (11, 'AAAAAAAALAAAAAAA', 8, 2, 11, 2452184, 2452168, 'Ms.', 'Elena', 'Petrova', 'N', 24, 9, 1965, 'NORWAY', NULL, 'elena.petrova@example.com', 2452987),
  (12, 'AAAAAAAAMAAAAAAA', 13, 7, 12, 2452672, NULL, 'Mr.', 'Kwame', 'Mensah', 'Y', 18, 11, 1934, NULL, NULL, 'kwame.mensah@example.com', 2452975),
  (13, 'AAAAAAAANAAAAAAA', 18, 12, 13, 2452276, 2452268, 'Mrs.', 'Yuki', 'Tanaka', 'N', 11, 11, 1973, 'POLAND', NULL, 'yuki.tanaka@example.com', 2452972),
  (14, 'AAAAAAAAOAAAAAAA', 23, 17, 14, 2452633, 2452672, 'Mr.', 'Lars', 'Eriksen', 'N', 17, 12, 1962, 'JAPAN', NULL, 'lars.eriksen@example.com', 2452945),
  (15, 'AAAAAAAAPAAAAAAA', 4, 4, 15, NULL, 2452154, 'Dr.', 'Fatima', 'Rahman', 'Y', 2, 1, 1939, 'FRANCE', NULL, 'fatima.rahman@example.com', NULL),
  (16, 'AAAAAAAAABAAAAAA', 9, 9, 16, 2452807, 2452792, 'Mr.', 'Diego', 'Fuentes', 'N', 9, 7, 1950, NULL, NULL, 'diego.fuentes@example.com', 2452914),
  (17, 'AAAAAAAABBAAAAAA', 14, 14, 17, 2452215, 2452203, 'Ms.', 'Nora', 'Byrne', 'N', 7, 10, 1947, 'CHILE', NULL, 'nora.byrne@example.com', 2452898),
  (18, 'AAAAAAAACBAAAAAA', 19, 1, 18, NULL, 2452610, 'Mr.', 'Tomas', 'Novak', 'Y', 2, 4, 1949, 'GHANA', NULL, 'tomas.novak@example.com', 2453000),
  (19, 'AAAAAAAADBAAAAAA', 24, 6, 19, 2451942, 2451918, 'Mrs.', 'Grace', 'Adeyemi', 'N', 16, 9, 1952, 'VIET NAM', NULL, 'grace.adeyemi@example.com', 2452998),
  (20, 'AAAAAAAAEBAAAAAA', 5, 11, 20, 2452001, 2451955, 'Mr.', 'Henry', 'Castle', 'N', 21, 4, 1930, NULL, NULL, 'henry.castle@example.com', NULL),
  (21, 'AAAAAAAAFBAAAAAA', 10, 16, 21, 2452610, 2452351, 'Ms.', 'Ingrid', 'Solberg', 'Y', 18, 4, 1959, 'NORWAY', NULL, 'ingrid.solberg@example.com', 2452975),
  (22, 'AAAAAAAAGBAAAAAA', 15, 3, 22, 2452488, 2452283, 'Mr.', 'Samuel', 'Ortiz', 'N', 2, 3, 1932, 'ITALY', NULL, 'samuel.ortiz@example.com', 2452972),
  (23, 'AAAAAAAAHBAAAAAA', 20, 8, 23, NULL, 2452519, 'Mrs.', 'Linh', 'Tran', 'N', 17, 2, 1973, 'POLAND', NULL, 'linh.tran@example.com', 2452945),
  (24, 'AAAAAAAAIBAAAAAA', 1, 13, 24, 2452283, 2452276, 'Mr.', 'Piotr', 'Zielinski', 'Y', 18, 4, 1932, NULL, NULL, 'piotr.zielinski@example.com', 2452933),
  (25, 'AAAAAAAAJBAAAAAA', 6, 18, 25, 2451942, 2451911, 'Ms.', 'Clara', 'Weiss', 'N', 16, 9, 1937, 'FRANCE', NULL, 'clara.weiss@example.com', NULL),
  (26, 'AAAAAAAAKBAAAAAA', 11, 5, 26, 2452580, 2452095, 'Mr.', 'Omar', 'Haddad', 'N', 12, 7, 1931, 'IRELAND', NULL, 'omar.haddad@example.com', 2452898),
  (27, 'AAAAAAAALBAAAAAA', 16, 10, 27, NULL, 2452335, 'Dr.', 'Ruth', 'Feldman', 'Y', 11, 2, 1962, 'CHILE', NULL, 'ruth.feldman@example.com', 2453000),
  (28, 'AAAAAAAAMBAAAAAA', 21, 15, 28, 2452237, 2452237, 'Mr.', 'Jack', 'Dunmore', 'N', 27, 10, 1975, NULL, NULL, 'jack.dunmore@example.com', 2452998),
  (29, 'AAAAAAAANBAAAAAA', 2, 2, 29, 2452123, 2452095, 'Ms.', 'Mei', 'Zhang', 'N', 6, 12, 1969, 'VIET NAM', NULL, 'mei.zhang@example.com', 2452987),
  (30, 'AAAAAAAAOBAAAAAA', 7, 7, 30, 2452998, 2452021, 'Mr.', 'Victor', 'Lang', 'Y', 9, 12, 1979, 'UNITED STATES', NULL, 'victor.lang@example.com', NULL),
  (31, 'AAAAAAAAPBAAAAAA', 12, 12, 31, 2452092, 2452077, 'Mrs.', 'Hannah', 'Cole', 'N', 23, 8, 1949, 'NORWAY', NULL, 'hannah.cole@example.com', 2452972),
  (32, 'AAAAAAAAACAAAAAA', 17, 17, 32, 2452396, 2452366, 'Mr.', 'Andre', 'Dubois', 'N', 16, 7, 1944, NULL, NULL, 'andre.dubois@example.com', 2452945),
  (33, 'AAAAAAAABCAAAAAA', 22, 4, 33, 2452914, 2452123, 'Ms.', 'Sofia', 'Ricci', 'Y', 27, 2, 1963, 'POLAND', NULL, 'sofia.ricci@example.com', 2452933),
  (34, 'AAAAAAAACCAAAAAA', 3, 9, 34, 2452320, 2452062, 'Mr.', 'Peter', 'Vance', 'N', 5, 3, 1981, 'JAPAN', NULL, 'peter.vance@example.com', 2452914),
  (35, 'AAAAAAAADCAAAAAA', 8, 14, 35, NULL, 2452215, 'Mrs.', 'Aisha', 'Khan', 'N', 24, 4, 1958, 'FRANCE', NULL, 'aisha.khan@example.com', NULL),
  (36, 'AAAAAAAAECAAAAAA', 13, 1, 36, NULL, 2452031, 'Mr.', 'Colin', 'Mbeki', 'Y', 19, 2, 1932, NULL, NULL, 'colin.mbeki@example.com', 2453000);


-- ---------------------------------------------------------------------------------------------------------------
-- 7. store: the shops
-- Relates to: s_closed_date_sk = date_dim.d_date_sk.
-- s_tax_precentage is the spelling of TPC-DS itself.
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE store (
  s_store_sk          integer       NOT NULL,
  s_store_id          char(16)      NOT NULL,
  s_rec_start_date    date,
  s_rec_end_date      date,
  s_closed_date_sk    integer,
  s_store_name        varchar(50),
  s_number_employees  integer,
  s_floor_space       integer,
  s_hours             char(20),
  s_manager           varchar(40),
  s_market_id         integer,
  s_geography_class   varchar(100)  DEFAULT 'Unknown',
  s_market_desc       varchar(100),
  s_market_manager    varchar(40),
  s_division_id       integer,
  s_division_name     varchar(50)   DEFAULT 'Unknown',
  s_company_id        integer,
  s_company_name      varchar(50)   DEFAULT 'Unknown',
  s_street_number     varchar(10),
  s_street_name       varchar(60),
  s_street_type       char(15),
  s_suite_number      char(10),
  s_city              varchar(60),
  s_county            varchar(30),
  s_state             char(2),
  s_zip               char(10),
  s_country           varchar(20)   DEFAULT 'United States',
  s_gmt_offset        decimal(5,2),
  s_tax_precentage    decimal(5,2)  DEFAULT 0.00,
  CONSTRAINT pk_store PRIMARY KEY (s_store_sk)
)
WITH (ORIENTATION = ROW)
DISTRIBUTE BY REPLICATION;

COMMENT ON TABLE store IS 'Shops of the chain.';
COMMENT ON COLUMN store.s_store_sk IS 'Surrogate key of the shop.';
COMMENT ON COLUMN store.s_closed_date_sk IS 'Date key of the closing day, NULL while the shop is open.';
COMMENT ON COLUMN store.s_floor_space IS 'Sales floor in square feet.';
COMMENT ON COLUMN store.s_tax_precentage IS 'Sales tax as a fraction: 0.08 is 8 percent. The misspelling is TPC-DS''s own.';

INSERT INTO store
  (s_store_sk, s_store_id, s_rec_start_date, s_rec_end_date, s_closed_date_sk, s_store_name, s_number_employees,
   s_floor_space, s_hours, s_manager, s_market_id, s_geography_class, s_market_desc, s_market_manager,
   s_division_id, s_division_name, s_company_id, s_company_name, s_street_number, s_street_name, s_street_type,
   s_suite_number, s_city, s_county, s_state, s_zip, s_country, s_gmt_offset, s_tax_precentage)
VALUES
  (1, 'AAAAAAAABAAAAAAA', '1997-03-13', NULL, NULL, 'ought', 245, 5250760, '8AM-8PM', 'William Ward', 2, 'Unknown', 'Fresh goods and household wares', 'Charles Bartley', 1, 'Unknown', 1, 'Unknown', '676', 'River', 'Lane', 'Suite 100', 'Fairview', 'Williamson County', 'TN', '37062', 'United States', -6.00, 0.08),
  (2, 'AAAAAAAACAAAAAAA', '1997-03-13', NULL, NULL, 'able', 236, 5285950, '8AM-4PM', 'Scott Smith', 8, 'Unknown', 'Gifts, books and music for the whole family', 'Dean Morrison', 1, 'Unknown', 1, 'Unknown', '585', 'Elm', 'Drive', 'Suite 200', 'Midway', 'Fairfield County', 'OH', '43105', 'United States', -5.00, 0.06),
  (3, 'AAAAAAAADAAAAAAA', '1997-03-13', NULL, NULL, 'ese', 238, 7557959, '8AM-8AM', 'Edwin Adams', 6, 'Unknown', 'Outdoor and sporting goods at fair prices', 'Frances Hale', 1, 'Unknown', 1, 'Unknown', '494', 'Ridge', 'Ave', 'Suite 300', 'Pleasant Hill', 'Contra Costa County', 'CA', '94523', 'United States', -8.00, 0.07),
  (4, 'AAAAAAAAEAAAAAAA', '1997-03-13', NULL, NULL, 'anti', 278, 6995995, '8AM-8PM', 'Clara Mendes', 4, 'Unknown', 'Clothing and shoes for every season', 'Ines Duarte', 1, 'Unknown', 1, 'Unknown', '403', 'Washington', 'Road', 'Suite 400', 'Salem', 'Marion County', 'OR', '97301', 'United States', -8.00, 0.00),
  (5, 'AAAAAAAAFAAAAAAA', '1997-03-13', NULL, NULL, 'cally', 262, 6152420, '8AM-4PM', 'Ruth Okafor', 9, 'Unknown', 'Electronics with advice in the shop', 'Thomas Pollack', 1, 'Unknown', 1, 'Unknown', '312', 'Sunset', 'Way', 'Suite 500', 'Centerville', 'Montgomery County', 'OH', '45459', 'United States', -5.00, 0.05),
  (6, 'AAAAAAAAGAAAAAAA', '1997-03-13', NULL, 2452792, 'ation', 255, 9078805, '8AM-8PM', 'Paul Lindqvist', 1, 'Unknown', 'A small shop on the market square', 'David Trinh', 1, 'Unknown', 1, 'Unknown', '221', 'College', 'Blvd', 'Suite 600', 'Springdale', 'Washington County', 'AR', '72762', 'United States', -6.00, 0.03);


-- ---------------------------------------------------------------------------------------------------------------
-- 8. promotion: campaigns, each for one article
-- Relates to: p_start_date_sk and p_end_date_sk = date_dim.d_date_sk, p_item_sk = item.i_item_sk.
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE promotion (
  p_promo_sk         integer        NOT NULL,
  p_promo_id         char(16)       NOT NULL,
  p_start_date_sk    integer,
  p_end_date_sk      integer,
  p_item_sk          integer,
  p_cost             decimal(15,2),
  p_response_target  integer,
  p_promo_name       char(50),
  p_channel_dmail    char(1)        DEFAULT 'N',
  p_channel_email    char(1)        DEFAULT 'N',
  p_channel_catalog  char(1)        DEFAULT 'N',
  p_channel_tv       char(1)        DEFAULT 'N',
  p_channel_radio    char(1)        DEFAULT 'N',
  p_channel_press    char(1)        DEFAULT 'N',
  p_channel_event    char(1)        DEFAULT 'N',
  p_channel_demo     char(1)        DEFAULT 'N',
  p_channel_details  varchar(100),
  p_purpose          char(15)       DEFAULT 'Unknown',
  p_discount_active  char(1)        DEFAULT 'N',
  CONSTRAINT pk_promotion PRIMARY KEY (p_promo_sk)
)
WITH (ORIENTATION = ROW)
DISTRIBUTE BY REPLICATION;

COMMENT ON TABLE promotion IS 'Campaigns. A sale names the campaign that was running for its article on that day.';
COMMENT ON COLUMN promotion.p_promo_sk IS 'Surrogate key of the campaign.';
COMMENT ON COLUMN promotion.p_item_sk IS 'The article the campaign is for, see item.';
COMMENT ON COLUMN promotion.p_cost IS 'What the campaign costs, in US dollars.';
COMMENT ON COLUMN promotion.p_channel_dmail IS 'Y if letters are sent by post.';
COMMENT ON COLUMN promotion.p_discount_active IS 'Y if the price is cut while the campaign runs.';

INSERT INTO promotion
  (p_promo_sk, p_promo_id, p_start_date_sk, p_end_date_sk, p_item_sk, p_cost, p_response_target, p_promo_name,
   p_channel_dmail, p_channel_email, p_channel_catalog, p_channel_tv, p_channel_radio, p_channel_press,
   p_channel_event, p_channel_demo, p_channel_details, p_purpose, p_discount_active)
VALUES
  (1, 'AAAAAAAABAAAAAAA', 2451942, 2452123, 7, 1000.00, 1, 'ought', 'Y', 'N', 'N', 'N', 'N', 'N', 'N', 'N', 'Shelf signs in every store and a letter to known customers', 'Unknown', 'Y'),
  (2, 'AAAAAAAACAAAAAAA', 2452154, 2452276, 11, 1000.00, 1, 'able', 'N', 'Y', 'N', 'N', 'N', 'Y', 'N', 'N', 'A page in the autumn leaflet', 'Unknown', 'Y'),
  (3, 'AAAAAAAADAAAAAAA', 2452335, 2452519, 21, 1000.00, 1, 'pri', 'Y', 'Y', 'N', 'N', 'N', 'Y', 'N', 'Y', 'Banners on the site and free laces with every pair', 'Unknown', 'Y'),
  (4, 'AAAAAAAAEAAAAAAA', 2452396, 2452519, 23, 1000.00, 1, 'ese', 'N', 'N', 'Y', 'N', 'N', 'N', 'N', 'N', 'Demonstrations on Saturdays', 'Unknown', 'N'),
  (5, 'AAAAAAAAFAAAAAAA', 2452549, 2452672, 4, 1000.00, 1, 'anti', 'Y', 'N', 'Y', 'N', 'N', 'N', 'N', 'N', 'Winter letter to families', 'Unknown', 'Y'),
  (6, 'AAAAAAAAGAAAAAAA', 2452641, 2452731, 16, 1000.00, 1, 'cally', 'N', 'Y', 'Y', 'N', 'N', 'Y', 'N', 'Y', 'A rack next to the tills', 'Unknown', 'Y'),
  (7, 'AAAAAAAAHAAAAAAA', 2452884, 2453000, 25, 1000.00, 1, 'ation', 'Y', 'Y', 'Y', 'N', 'N', 'Y', 'N', 'N', 'Autumn colors, no price cut', 'Unknown', 'N'),
  (8, 'AAAAAAAAIAAAAAAA', 2452945, 2453000, 10, 1000.00, 1, 'bar', 'N', 'N', 'N', 'N', 'Y', 'Y', 'N', 'N', 'Last weeks of the year, ends on the day after the feast', 'Unknown', 'Y');


-- ---------------------------------------------------------------------------------------------------------------
-- 9. warehouse: where the stock lies
-- Relates to: nothing else.
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE warehouse (
  w_warehouse_sk     integer      NOT NULL,
  w_warehouse_id     char(16)     NOT NULL,
  w_warehouse_name   varchar(20),
  w_warehouse_sq_ft  integer,
  w_street_number    char(10),
  w_street_name      varchar(60),
  w_street_type      char(15),
  w_suite_number     char(10),
  w_city             varchar(60),
  w_county           varchar(30),
  w_state            char(2),
  w_zip              char(10),
  w_country          varchar(20)  DEFAULT 'United States',
  w_gmt_offset       decimal(5,2),
  CONSTRAINT pk_warehouse PRIMARY KEY (w_warehouse_sk)
)
WITH (ORIENTATION = ROW)
DISTRIBUTE BY REPLICATION;

COMMENT ON TABLE warehouse IS 'Warehouses that serve the web shop and the stores.';
COMMENT ON COLUMN warehouse.w_warehouse_sk IS 'Surrogate key of the warehouse.';
COMMENT ON COLUMN warehouse.w_warehouse_sq_ft IS 'Floor of the warehouse in square feet.';

INSERT INTO warehouse
  (w_warehouse_sk, w_warehouse_id, w_warehouse_name, w_warehouse_sq_ft, w_street_number, w_street_name,
   w_street_type, w_suite_number, w_city, w_county, w_state, w_zip, w_country, w_gmt_offset)
VALUES
  (1, 'AAAAAAAABAAAAAAA', 'North river depot', 977787, '688', 'Lincoln', 'Ave', 'Suite A', 'Midway', 'Fairfield County', 'OH', '43105', 'United States', -5.00),
  (2, 'AAAAAAAACAAAAAAA', 'Central rail depot', 138504, '725', 'Hill', 'Blvd', 'Suite B', 'Oak Grove', 'Jackson County', 'MO', '64075', 'United States', -6.00),
  (3, 'AAAAAAAADAAAAAAA', 'Harbour depot', 294242, '762', 'Sunset', 'Lane', 'Suite C', 'Pleasant Hill', 'Contra Costa County', 'CA', '94523', 'United States', -8.00),
  (4, 'AAAAAAAAEAAAAAAA', 'Valley depot', 621234, '799', 'Spring', 'Road', 'Suite D', 'Georgetown', 'Williamson County', 'TX', '78626', 'United States', -6.00);


-- ---------------------------------------------------------------------------------------------------------------
-- 10. reason: why goods come back
-- Relates to: nothing else.
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE reason (
  r_reason_sk    integer    NOT NULL,
  r_reason_id    char(16)   NOT NULL,
  r_reason_desc  char(100),
  CONSTRAINT pk_reason PRIMARY KEY (r_reason_sk)
)
WITH (ORIENTATION = ROW)
DISTRIBUTE BY REPLICATION;

COMMENT ON TABLE reason IS 'Why customers bring goods back.';
COMMENT ON COLUMN reason.r_reason_sk IS 'Surrogate key of the reason.';
COMMENT ON COLUMN reason.r_reason_desc IS 'The reason in the customer''s words.';

INSERT INTO reason
  (r_reason_sk, r_reason_id, r_reason_desc)
VALUES
  (1, 'AAAAAAAABAAAAAAA', 'Package was damaged'),
  (2, 'AAAAAAAACAAAAAAA', 'Stopped working'),
  (3, 'AAAAAAAADAAAAAAA', 'Did not get it on time'),
  (4, 'AAAAAAAAEAAAAAAA', 'Not the product that was ordered'),
  (5, 'AAAAAAAAFAAAAAAA', 'Parts missing'),
  (6, 'AAAAAAAAGAAAAAAA', 'Does not work with a product that I have'),
  (7, 'AAAAAAAAHAAAAAAA', 'Gift exchange'),
  (8, 'AAAAAAAAIAAAAAAA', 'Did not like the color'),
  (9, 'AAAAAAAAJAAAAAAA', 'Did not like the model'),
  (10, 'AAAAAAAAKAAAAAAA', 'Did not fit'),
  (11, 'AAAAAAAALAAAAAAA', 'Found a better price in another store'),
  (12, 'AAAAAAAAMAAAAAAA', 'Customer changed his mind');


-- ---------------------------------------------------------------------------------------------------------------
-- 11. ship_mode: how web orders travel
-- Relates to: nothing else.
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE ship_mode (
  sm_ship_mode_sk  integer   NOT NULL,
  sm_ship_mode_id  char(16)  NOT NULL,
  sm_type          char(30),
  sm_code          char(10),
  sm_carrier       char(20),
  sm_contract      char(20),
  CONSTRAINT pk_ship_mode PRIMARY KEY (sm_ship_mode_sk)
)
WITH (ORIENTATION = ROW)
DISTRIBUTE BY REPLICATION;

COMMENT ON TABLE ship_mode IS 'Ways of delivery: how fast, by which means, by which carrier.';
COMMENT ON COLUMN ship_mode.sm_ship_mode_sk IS 'Surrogate key of the way of delivery.';
COMMENT ON COLUMN ship_mode.sm_contract IS 'Number of the contract with the carrier.';

INSERT INTO ship_mode
  (sm_ship_mode_sk, sm_ship_mode_id, sm_type, sm_code, sm_carrier, sm_contract)
VALUES
  (1, 'AAAAAAAABAAAAAAA', 'EXPRESS', 'AIR', 'UPS', 'C0777713X01'),
  (2, 'AAAAAAAACAAAAAAA', 'NEXT DAY', 'AIR', 'FEDEX', 'C1555426X02'),
  (3, 'AAAAAAAADAAAAAAA', 'OVERNIGHT', 'AIR', 'AIRBORNE', 'C2333139X03'),
  (4, 'AAAAAAAAEAAAAAAA', 'TWO DAY', 'AIR', 'USPS', 'C3110852X04'),
  (5, 'AAAAAAAAFAAAAAAA', 'REGULAR', 'AIR', 'DHL', 'C3888565X05'),
  (6, 'AAAAAAAAGAAAAAAA', 'EXPRESS', 'SURFACE', 'TBS', 'C4666278X06'),
  (7, 'AAAAAAAAHAAAAAAA', 'NEXT DAY', 'SURFACE', 'ZHOU', 'C5443991X07'),
  (8, 'AAAAAAAAIAAAAAAA', 'OVERNIGHT', 'SURFACE', 'ZOUROS', 'C6221704X08'),
  (9, 'AAAAAAAAJAAAAAAA', 'TWO DAY', 'SURFACE', 'MSC', 'C6999417X09'),
  (10, 'AAAAAAAAKAAAAAAA', 'REGULAR', 'SURFACE', 'LATVIAN', 'C7777130X10');


-- ---------------------------------------------------------------------------------------------------------------
-- 12. store_sales: one row for each article on a receipt
-- Relates to: ss_sold_date_sk = date_dim.d_date_sk, ss_item_sk = item.i_item_sk,
--             ss_customer_sk = customer.c_customer_sk,
--             ss_cdemo_sk = customer_demographics.cd_demo_sk, ss_hdemo_sk = household_demographics.hd_demo_sk,
--             ss_addr_sk = customer_address.ca_address_sk, ss_store_sk = store.s_store_sk,
--             ss_promo_sk = promotion.p_promo_sk (ss_sold_time_sk: seconds since midnight).
-- Key: TPC-DS has (ss_item_sk, ss_ticket_number). It contains the distribution column but not the partition key,
--      so it is extended by ss_sold_date_sk, which is therefore NOT NULL here (TPC-DS allows NULL).
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE store_sales (
  ss_sold_date_sk        integer       NOT NULL,
  ss_sold_time_sk        integer,
  ss_item_sk             integer       NOT NULL,
  ss_customer_sk         integer,
  ss_cdemo_sk            integer,
  ss_hdemo_sk            integer,
  ss_addr_sk             integer,
  ss_store_sk            integer,
  ss_promo_sk            integer,
  ss_ticket_number       integer       NOT NULL,
  ss_quantity            integer,
  ss_wholesale_cost      decimal(7,2),
  ss_list_price          decimal(7,2),
  ss_sales_price         decimal(7,2),
  ss_ext_discount_amt    decimal(7,2)  DEFAULT 0.00,
  ss_ext_sales_price     decimal(7,2),
  ss_ext_wholesale_cost  decimal(7,2),
  ss_ext_list_price      decimal(7,2),
  ss_ext_tax             decimal(7,2)  DEFAULT 0.00,
  ss_coupon_amt          decimal(7,2)  DEFAULT 0.00,
  ss_net_paid            decimal(7,2),
  ss_net_paid_inc_tax    decimal(7,2),
  ss_net_profit          decimal(7,2),
  CONSTRAINT pk_store_sales PRIMARY KEY (ss_item_sk, ss_ticket_number, ss_sold_date_sk)
)
WITH (ORIENTATION = COLUMN, COMPRESSION = MIDDLE)
DISTRIBUTE BY HASH (ss_item_sk)
PARTITION BY RANGE (ss_sold_date_sk)
(
  PARTITION p2001 VALUES LESS THAN (2452276),
  PARTITION p2002 VALUES LESS THAN (2452641),
  PARTITION p2003 VALUES LESS THAN (2453006),
  PARTITION pmax VALUES LESS THAN (MAXVALUE)
);

COMMENT ON TABLE store_sales IS 'Sales in the shops: one row per article on a receipt, one partition per year.';
COMMENT ON COLUMN store_sales.ss_sold_date_sk IS 'Day of the sale, see date_dim. Partition key.';
COMMENT ON COLUMN store_sales.ss_sold_time_sk IS 'Time of the sale in seconds since midnight.';
COMMENT ON COLUMN store_sales.ss_item_sk IS 'The article sold, see item. Distribution column.';
COMMENT ON COLUMN store_sales.ss_customer_sk IS 'The buyer, NULL if not known.';
COMMENT ON COLUMN store_sales.ss_promo_sk IS 'Campaign running for the article, NULL if there was none.';
COMMENT ON COLUMN store_sales.ss_ticket_number IS 'Number of the receipt.';
COMMENT ON COLUMN store_sales.ss_quantity IS 'Units sold.';
COMMENT ON COLUMN store_sales.ss_list_price IS 'List price of one unit in US dollars.';
COMMENT ON COLUMN store_sales.ss_sales_price IS 'Price of one unit after the discount.';
COMMENT ON COLUMN store_sales.ss_ext_discount_amt IS 'Discount of the row: ss_ext_list_price - ss_ext_sales_price.';
COMMENT ON COLUMN store_sales.ss_ext_sales_price IS 'Price of the row: ss_sales_price * ss_quantity.';
COMMENT ON COLUMN store_sales.ss_ext_wholesale_cost IS 'The retailer''s cost of the row: ss_wholesale_cost * ss_quantity.';
COMMENT ON COLUMN store_sales.ss_ext_tax IS 'Sales tax on ss_net_paid at the rate of the store.';
COMMENT ON COLUMN store_sales.ss_coupon_amt IS 'Coupon taken off the price of the row.';
COMMENT ON COLUMN store_sales.ss_net_paid IS 'Paid without tax: ss_ext_sales_price - ss_coupon_amt.';
COMMENT ON COLUMN store_sales.ss_net_paid_inc_tax IS 'Paid with tax: ss_net_paid + ss_ext_tax.';
COMMENT ON COLUMN store_sales.ss_net_profit IS 'Profit, negative for a loss: ss_net_paid - ss_ext_wholesale_cost.';

INSERT INTO store_sales
  (ss_sold_date_sk, ss_sold_time_sk, ss_item_sk, ss_customer_sk, ss_cdemo_sk, ss_hdemo_sk, ss_addr_sk,
   ss_store_sk, ss_promo_sk, ss_ticket_number, ss_quantity, ss_wholesale_cost, ss_list_price, ss_sales_price,
   ss_ext_discount_amt, ss_ext_sales_price, ss_ext_wholesale_cost, ss_ext_list_price, ss_ext_tax, ss_coupon_amt,
   ss_net_paid, ss_net_paid_inc_tax, ss_net_profit)
VALUES
  (2451918, 60439, 5, 7, 12, 18, 7, 3, NULL, 1, 3, 5.60, 12.49, 12.49, 0.00, 37.47, 16.80, 37.47, 2.62, 0.00, 37.47, 40.09, 20.67),
  (2451918, 60439, 17, 7, 12, 18, 7, 3, NULL, 1, 4, 63.45, 112.00, 100.80, 44.80, 403.20, 253.80, 448.00, 28.22, 0.00, 403.20, 431.42, 149.40),
  (2451942, 36177, 14, 8, 17, 5, 8, 5, NULL, 2, 12, 28.70, 54.50, 46.33, 98.04, 555.96, 344.40, 654.00, 27.80, 0.00, 555.96, 583.76, 211.56),
  (2451955, 34405, 4, 20, 5, 11, 20, 5, NULL, 3, 12, 14.40, 29.99, 29.99, 0.00, 359.88, 172.80, 359.88, 17.99, 0.00, 359.88, 377.87, 187.08),
  (2451955, 34405, 25, 20, 5, 11, 20, 5, NULL, 3, 11, 33.40, 68.00, 68.00, 0.00, 748.00, 367.40, 748.00, 37.40, 0.00, 748.00, 785.40, 380.60),
  (2451970, 68827, 2, 19, 24, 6, 19, 6, NULL, 4, 5, 9.75, 18.50, 16.65, 9.25, 83.25, 48.75, 92.50, 2.50, 0.00, 83.25, 85.75, 34.50),
  (2451970, 68827, 5, 19, 24, 6, 19, 6, NULL, 4, 7, 5.60, 12.49, 10.62, 13.09, 74.34, 39.20, 87.43, 2.23, 0.00, 74.34, 76.57, 35.14),
  (2451970, 68827, 9, 19, 24, 6, 19, 6, NULL, 4, 1, 96.00, 149.95, 119.96, 29.99, 119.96, 96.00, 149.95, 3.60, 0.00, 119.96, 123.56, 23.96),
  (2451970, 68827, 12, 19, 24, 6, 19, 6, NULL, 4, 3, 13.80, 27.40, 26.03, 4.11, 78.09, 41.40, 82.20, 2.34, 0.00, 78.09, 80.43, 36.69),
  (2451986, 35460, 2, 5, 3, 8, 5, 2, NULL, 5, 6, 9.75, 18.50, 17.58, 5.52, 105.48, 58.50, 111.00, 6.33, 0.00, 105.48, 111.81, 46.98),
  (2451986, 35460, 7, 5, 3, 8, 5, 2, 1, 5, 4, 71.30, 119.00, 95.20, 95.20, 380.80, 285.20, 476.00, 22.85, 0.00, 380.80, 403.65, 95.60),
  (2451986, 35460, 17, 5, 3, 8, 5, 2, NULL, 5, 4, 63.45, 112.00, 95.20, 67.20, 380.80, 253.80, 448.00, 22.85, 0.00, 380.80, 403.65, 127.00),
  (2452001, 64230, 7, 8, 17, 5, 8, 1, 1, 6, 2, 71.30, 119.00, 83.30, 71.40, 166.60, 142.60, 238.00, 13.33, 0.00, 166.60, 179.93, 24.00),
  (2452001, 64230, 22, 8, 17, 5, 8, 1, NULL, 6, 3, 81.75, 138.50, 138.50, 0.00, 415.50, 245.25, 415.50, 33.24, 0.00, 415.50, 448.74, 170.25),
  (2452001, 64230, 24, 8, 17, 5, 8, 1, NULL, 6, 3, 15.85, 32.25, 30.64, 4.83, 91.92, 47.55, 96.75, 7.35, 0.00, 91.92, 99.27, 44.37),
  (2452021, 55340, 4, 30, 7, 7, 30, 4, NULL, 7, 5, 14.40, 29.99, 29.99, 0.00, 149.95, 72.00, 149.95, 0.00, 0.00, 149.95, 149.95, 77.95),
  (2452031, 37682, 7, 36, 13, 1, 36, 5, 1, 8, 4, 71.30, 119.00, 95.20, 95.20, 380.80, 285.20, 476.00, 19.04, 0.00, 380.80, 399.84, 95.60),
  (2452031, 37682, 19, 36, 13, 1, 36, 5, NULL, 8, 10, 7.15, 15.99, 15.19, 8.00, 151.90, 71.50, 159.90, 7.60, 0.00, 151.90, 159.50, 80.40),
  (2452031, 37682, 22, 36, 13, 1, 36, 5, NULL, 8, 1, 81.75, 138.50, 131.58, 6.92, 131.58, 81.75, 138.50, 5.26, 26.32, 105.26, 110.52, 23.51),
  (2452031, 37682, 24, 36, 13, 1, 36, 5, NULL, 8, 2, 15.85, 32.25, 27.41, 9.68, 54.82, 31.70, 64.50, 2.74, 0.00, 54.82, 57.56, 23.12),
  (2452062, 34230, 7, 34, 3, 9, 34, 5, 1, 9, 2, 71.30, 119.00, 107.10, 23.80, 214.20, 142.60, 238.00, 10.71, 0.00, 214.20, 224.91, 71.60),
  (2452077, 39721, 7, 5, 3, 8, 5, 2, 1, 10, 3, 71.30, 119.00, 107.10, 35.70, 321.30, 213.90, 357.00, 17.35, 32.13, 289.17, 306.52, 75.27),
  (2452077, 39721, 10, 5, 3, 8, 5, 2, NULL, 10, 3, 152.60, 229.00, 229.00, 0.00, 687.00, 457.80, 687.00, 41.22, 0.00, 687.00, 728.22, 229.20),
  (2452092, 43834, 3, NULL, NULL, NULL, NULL, 2, NULL, 11, 5, 25.10, 42.00, 42.00, 0.00, 210.00, 125.50, 210.00, 12.60, 0.00, 210.00, 222.60, 84.50),
  (2452092, 43834, 5, NULL, NULL, NULL, NULL, 2, NULL, 11, 10, 5.60, 12.49, 11.87, 6.20, 118.70, 56.00, 124.90, 6.41, 11.87, 106.83, 113.24, 50.83),
  (2452092, 43834, 20, NULL, NULL, NULL, NULL, 2, NULL, 11, 5, 43.50, 84.95, 80.70, 21.25, 403.50, 217.50, 424.75, 24.21, 0.00, 403.50, 427.71, 186.00),
  (2452092, 43834, 26, NULL, NULL, NULL, NULL, 2, NULL, 11, 8, 37.15, 74.50, 59.60, 119.20, 476.80, 297.20, 596.00, 28.61, 0.00, 476.80, 505.41, 179.60),
  (2452095, 33585, 19, 26, 11, 5, 26, 2, NULL, 12, 7, 7.15, 15.99, 15.99, 0.00, 111.93, 50.05, 111.93, 6.38, 5.60, 106.33, 112.71, 56.28),
  (2452123, 31140, 2, 33, 22, 4, 33, 3, NULL, 13, 1, 9.75, 18.50, 17.58, 0.92, 17.58, 9.75, 18.50, 1.23, 0.00, 17.58, 18.81, 7.83),
  (2452123, 31140, 16, 33, 22, 4, 33, 3, NULL, 13, 6, 16.30, 34.95, 29.71, 31.44, 178.26, 97.80, 209.70, 12.48, 0.00, 178.26, 190.74, 80.46),
  (2452123, 31140, 20, 33, 22, 4, 33, 3, NULL, 13, 8, 43.50, 84.95, 72.21, 101.92, 577.68, 348.00, 679.60, 40.44, 0.00, 577.68, 618.12, 229.68),
  (2452140, 48656, 2, NULL, NULL, NULL, NULL, 5, NULL, 14, 10, 9.75, 18.50, 17.58, 9.20, 175.80, 97.50, 185.00, 8.79, 0.00, 175.80, 184.59, 78.30),
  (2452140, 48656, 12, NULL, NULL, NULL, NULL, 5, NULL, 14, 8, 13.80, 27.40, 21.92, 43.84, 175.36, 110.40, 219.20, 8.77, 0.00, 175.36, 184.13, 64.96),
  (2452140, 48656, 13, NULL, NULL, NULL, NULL, 5, NULL, 14, 12, 47.95, 88.00, 70.40, 211.20, 844.80, 575.40, 1056.00, 38.02, 84.48, 760.32, 798.34, 184.92),
  (2452140, 48656, 18, NULL, NULL, NULL, NULL, 5, NULL, 14, 3, 11.60, 21.99, 17.59, 13.20, 52.77, 34.80, 65.97, 2.64, 0.00, 52.77, 55.41, 17.97),
  (2452154, 29356, 25, 15, 4, 4, 15, 1, NULL, 15, 1, 33.40, 68.00, 68.00, 0.00, 68.00, 33.40, 68.00, 5.44, 0.00, 68.00, 73.44, 34.60),
  (2452184, 32774, 4, 3, 16, 16, 3, 4, NULL, 16, 10, 14.40, 29.99, 23.99, 60.00, 239.90, 144.00, 299.90, 0.00, 47.98, 191.92, 191.92, 47.92),
  (2452184, 32774, 15, 3, 16, 16, 3, 4, NULL, 16, 7, 44.20, 79.90, 67.92, 83.86, 475.44, 309.40, 559.30, 0.00, 0.00, 475.44, 475.44, 166.04),
  (2452184, 32774, 19, 3, 16, 16, 3, 4, NULL, 16, 6, 7.15, 15.99, 15.99, 0.00, 95.94, 42.90, 95.94, 0.00, 4.80, 91.14, 91.14, 48.24),
  (2452203, 70593, 16, 19, 24, 6, 19, 3, NULL, 17, 1, 16.30, 34.95, 27.96, 6.99, 27.96, 16.30, 34.95, 1.96, 0.00, 27.96, 29.92, 11.66),
  (2452203, 70593, 19, 19, 24, 6, 19, 3, NULL, 17, 12, 7.15, 15.99, 14.39, 19.20, 172.68, 85.80, 191.88, 12.09, 0.00, 172.68, 184.77, 86.88),
  (2452215, 51077, 4, 19, 24, 6, 19, 4, NULL, 18, 4, 14.40, 29.99, 26.99, 12.00, 107.96, 57.60, 119.96, 0.00, 0.00, 107.96, 107.96, 50.36),
  (2452215, 51077, 11, 19, 24, 6, 19, 4, 2, 18, 7, 7.90, 16.75, 15.08, 11.69, 105.56, 55.30, 117.25, 0.00, 5.28, 100.28, 100.28, 44.98),
  (2452237, 49648, 11, 28, 21, 15, 28, 5, 2, 19, 5, 7.90, 16.75, 13.40, 16.75, 67.00, 39.50, 83.75, 3.18, 3.35, 63.65, 66.83, 24.15),
  (2452237, 49648, 13, 28, 21, 15, 28, 5, NULL, 19, 8, 47.95, 88.00, 79.20, 70.40, 633.60, 383.60, 704.00, 25.34, 126.72, 506.88, 532.22, 123.28),
  (2452237, 49648, 17, 28, 21, 15, 28, 5, NULL, 19, 1, 63.45, 112.00, 95.20, 16.80, 95.20, 63.45, 112.00, 4.28, 9.52, 85.68, 89.96, 22.23),
  (2452245, 70728, 3, 15, 4, 4, 15, 6, NULL, 20, 7, 25.10, 42.00, 39.90, 14.70, 279.30, 175.70, 294.00, 8.38, 0.00, 279.30, 287.68, 103.60),
  (2452245, 70728, 16, 15, 4, 4, 15, 6, NULL, 20, 11, 16.30, 34.95, 27.96, 76.89, 307.56, 179.30, 384.45, 9.23, 0.00, 307.56, 316.79, 128.26),
  (2452245, 70728, 17, 15, 4, 4, 15, 6, NULL, 20, 4, 63.45, 112.00, 100.80, 44.80, 403.20, 253.80, 448.00, 9.68, 80.64, 322.56, 332.24, 68.76),
  (2452257, 66313, 4, 29, 2, 2, 29, 3, NULL, 21, 1, 14.40, 29.99, 29.99, 0.00, 29.99, 14.40, 29.99, 2.10, 0.00, 29.99, 32.09, 15.59),
  (2452268, 66708, 11, 20, 5, 11, 20, 1, 2, 22, 5, 7.90, 16.75, 15.08, 8.35, 75.40, 39.50, 83.75, 6.03, 0.00, 75.40, 81.43, 35.90),
  (2452268, 66708, 21, 20, 5, 11, 20, 1, NULL, 22, 2, 43.50, 89.95, 85.45, 9.00, 170.90, 87.00, 179.90, 13.67, 0.00, 170.90, 184.57, 83.90),
  (2452283, 57695, 15, 22, 15, 3, 22, 3, NULL, 23, 1, 44.20, 79.90, 71.91, 7.99, 71.91, 44.20, 79.90, 5.03, 0.00, 71.91, 76.94, 27.71),
  (2452283, 57695, 19, 22, 15, 3, 22, 3, NULL, 23, 10, 7.15, 15.99, 15.19, 8.00, 151.90, 71.50, 159.90, 9.57, 15.19, 136.71, 146.28, 65.21),
  (2452283, 57695, 26, 22, 15, 3, 22, 3, NULL, 23, 2, 37.15, 74.50, 70.78, 7.44, 141.56, 74.30, 149.00, 9.91, 0.00, 141.56, 151.47, 67.26),
  (2452307, 40353, 15, 22, 15, 3, 22, 1, NULL, 24, 2, 44.20, 79.90, 79.90, 0.00, 159.80, 88.40, 159.80, 12.78, 0.00, 159.80, 172.58, 71.40),
  (2452320, 29120, 4, 25, 6, 18, 25, 1, NULL, 25, 2, 14.40, 29.99, 29.99, 0.00, 59.98, 28.80, 59.98, 4.80, 0.00, 59.98, 64.78, 31.18),
  (2452320, 29120, 14, 25, 6, 18, 25, 1, NULL, 25, 3, 28.70, 54.50, 49.05, 16.35, 147.15, 86.10, 163.50, 11.77, 0.00, 147.15, 158.92, 61.05),
  (2452320, 29120, 21, 25, 6, 18, 25, 1, NULL, 25, 5, 43.50, 89.95, 85.45, 22.50, 427.25, 217.50, 449.75, 34.18, 0.00, 427.25, 461.43, 209.75),
  (2452335, 37913, 11, 27, 16, 10, 27, 6, NULL, 26, 5, 7.90, 16.75, 16.75, 0.00, 83.75, 39.50, 83.75, 2.01, 16.75, 67.00, 69.01, 27.50),
  (2452351, 71049, 12, 21, 10, 16, 21, 3, NULL, 27, 11, 13.80, 27.40, 27.40, 0.00, 301.40, 151.80, 301.40, 21.10, 0.00, 301.40, 322.50, 149.60),
  (2452351, 71049, 13, 21, 10, 16, 21, 3, NULL, 27, 6, 47.95, 88.00, 83.60, 26.40, 501.60, 287.70, 528.00, 35.11, 0.00, 501.60, 536.71, 213.90),
  (2452351, 71049, 23, 21, 10, 16, 21, 3, NULL, 27, 1, 104.90, 174.00, 174.00, 0.00, 174.00, 104.90, 174.00, 12.18, 0.00, 174.00, 186.18, 69.10),
  (2452366, 54212, 17, 15, 4, 4, 15, 5, NULL, 28, 2, 63.45, 112.00, 89.60, 44.80, 179.20, 126.90, 224.00, 7.17, 35.84, 143.36, 150.53, 16.46),
  (2452366, 54212, 21, 15, 4, 4, 15, 5, 3, 28, 6, 43.50, 89.95, 80.96, 53.94, 485.76, 261.00, 539.70, 24.29, 0.00, 485.76, 510.05, 224.76),
  (2452366, 54212, 25, 15, 4, 4, 15, 5, NULL, 28, 8, 33.40, 68.00, 57.80, 81.60, 462.40, 267.20, 544.00, 23.12, 0.00, 462.40, 485.52, 195.20),
  (2452386, 39015, 3, 35, 8, 14, 35, 4, NULL, 29, 1, 25.10, 42.00, 35.70, 6.30, 35.70, 25.10, 42.00, 0.00, 3.57, 32.13, 32.13, 7.03),
  (2452386, 39015, 18, 35, 8, 14, 35, 4, NULL, 29, 10, 11.60, 21.99, 19.79, 22.00, 197.90, 116.00, 219.90, 0.00, 0.00, 197.90, 197.90, 81.90),
  (2452396, 49445, 23, 13, 18, 12, 13, 2, 4, 30, 4, 104.90, 174.00, 139.20, 139.20, 556.80, 419.60, 696.00, 33.41, 0.00, 556.80, 590.21, 137.20),
  (2452427, 41772, 13, 4, 22, 3, 4, 2, NULL, 31, 3, 47.95, 88.00, 70.40, 52.80, 211.20, 143.85, 264.00, 12.67, 0.00, 211.20, 223.87, 67.35),
  (2452427, 41772, 18, 4, 22, 3, 4, 2, NULL, 31, 7, 11.60, 21.99, 21.99, 0.00, 153.93, 81.20, 153.93, 9.24, 0.00, 153.93, 163.17, 72.73),
  (2452442, 51328, 21, 10, 3, 15, 10, 4, 3, 32, 5, 43.50, 89.95, 71.96, 89.95, 359.80, 217.50, 449.75, 0.00, 0.00, 359.80, 359.80, 142.30),
  (2452442, 51328, 22, 10, 3, 15, 10, 4, NULL, 32, 4, 81.75, 138.50, 138.50, 0.00, 554.00, 327.00, 554.00, 0.00, 27.70, 526.30, 526.30, 199.30),
  (2452457, 29149, 22, 33, 22, 4, 33, 2, NULL, 33, 2, 81.75, 138.50, 138.50, 0.00, 277.00, 163.50, 277.00, 16.62, 0.00, 277.00, 293.62, 113.50),
  (2452457, 29149, 26, 33, 22, 4, 33, 2, NULL, 33, 3, 37.15, 74.50, 74.50, 0.00, 223.50, 111.45, 223.50, 13.41, 0.00, 223.50, 236.91, 112.05),
  (2452460, 47031, 1, 32, 17, 17, 32, 5, NULL, 34, 5, 13.20, 24.95, 19.96, 24.95, 99.80, 66.00, 124.75, 4.99, 0.00, 99.80, 104.79, 33.80),
  (2452460, 47031, 19, 32, 17, 17, 32, 5, NULL, 34, 3, 7.15, 15.99, 15.19, 2.40, 45.57, 21.45, 47.97, 2.28, 0.00, 45.57, 47.85, 24.12),
  (2452460, 47031, 21, 32, 17, 17, 32, 5, 3, 34, 11, 43.50, 89.95, 80.96, 98.89, 890.56, 478.50, 989.45, 44.53, 0.00, 890.56, 935.09, 412.06),
  (2452488, 30738, 12, 2, 11, 11, 2, 1, NULL, 35, 12, 13.80, 27.40, 27.40, 0.00, 328.80, 165.60, 328.80, 26.30, 0.00, 328.80, 355.10, 163.20),
  (2452505, 33698, 1, 17, 14, 14, 17, 6, NULL, 36, 6, 13.20, 24.95, 21.21, 22.44, 127.26, 79.20, 149.70, 3.82, 0.00, 127.26, 131.08, 48.06),
  (2452519, 42757, 21, 23, 20, 8, 23, 4, 3, 37, 2, 43.50, 89.95, 71.96, 35.98, 143.92, 87.00, 179.90, 0.00, 14.39, 129.53, 129.53, 42.53),
  (2452519, 42757, 22, 23, 20, 8, 23, 4, NULL, 37, 1, 81.75, 138.50, 124.65, 13.85, 124.65, 81.75, 138.50, 0.00, 0.00, 124.65, 124.65, 42.90),
  (2452519, 42757, 24, 23, 20, 8, 23, 4, NULL, 37, 3, 15.85, 32.25, 32.25, 0.00, 96.75, 47.55, 96.75, 0.00, 0.00, 96.75, 96.75, 49.20),
  (2452519, 42757, 25, 23, 20, 8, 23, 4, NULL, 37, 1, 33.40, 68.00, 61.20, 6.80, 61.20, 33.40, 68.00, 0.00, 0.00, 61.20, 61.20, 27.80),
  (2452549, 54773, 3, 4, 22, 3, 4, 5, NULL, 38, 9, 25.10, 42.00, 42.00, 0.00, 378.00, 225.90, 378.00, 18.90, 0.00, 378.00, 396.90, 152.10),
  (2452549, 54773, 5, 4, 22, 3, 4, 5, NULL, 38, 11, 5.60, 12.49, 11.87, 6.82, 130.57, 61.60, 137.39, 6.53, 0.00, 130.57, 137.10, 68.97),
  (2452549, 54773, 17, 4, 22, 3, 4, 5, NULL, 38, 1, 63.45, 112.00, 100.80, 11.20, 100.80, 63.45, 112.00, 5.04, 0.00, 100.80, 105.84, 37.35),
  (2452568, 64919, 5, 5, 3, 8, 5, 6, NULL, 39, 2, 5.60, 12.49, 12.49, 0.00, 24.98, 11.20, 24.98, 0.67, 2.50, 22.48, 23.15, 11.28),
  (2452568, 64919, 18, 5, 3, 8, 5, 6, NULL, 39, 8, 11.60, 21.99, 21.99, 0.00, 175.92, 92.80, 175.92, 5.28, 0.00, 175.92, 181.20, 83.12),
  (2452568, 64919, 19, 5, 3, 8, 5, 6, NULL, 39, 10, 7.15, 15.99, 12.79, 32.00, 127.90, 71.50, 159.90, 3.84, 0.00, 127.90, 131.74, 56.40),
  (2452580, 47712, 3, 11, 8, 2, 11, 5, NULL, 40, 1, 25.10, 42.00, 37.80, 4.20, 37.80, 25.10, 42.00, 1.89, 0.00, 37.80, 39.69, 12.70),
  (2452580, 47712, 4, 11, 8, 2, 11, 5, 5, 40, 5, 14.40, 29.99, 22.49, 37.50, 112.45, 72.00, 149.95, 5.62, 0.00, 112.45, 118.07, 40.45),
  (2452580, 47712, 21, 11, 8, 2, 11, 5, NULL, 40, 10, 43.50, 89.95, 89.95, 0.00, 899.50, 435.00, 899.50, 44.98, 0.00, 899.50, 944.48, 464.50),
  (2452608, 30299, 2, 1, 6, 6, 1, 5, NULL, 41, 1, 9.75, 18.50, 18.50, 0.00, 18.50, 9.75, 18.50, 0.93, 0.00, 18.50, 19.43, 8.75),
  (2452608, 30299, 3, 1, 6, 6, 1, 5, NULL, 41, 7, 25.10, 42.00, 42.00, 0.00, 294.00, 175.70, 294.00, 14.70, 0.00, 294.00, 308.70, 118.30),
  (2452608, 30299, 18, 1, 6, 6, 1, 5, NULL, 41, 11, 11.60, 21.99, 19.79, 24.20, 217.69, 127.60, 241.89, 10.88, 0.00, 217.69, 228.57, 90.09),
  (2452610, 42990, 4, 18, 19, 1, 18, 3, 5, 42, 5, 14.40, 29.99, 20.99, 45.00, 104.95, 72.00, 149.95, 7.35, 0.00, 104.95, 112.30, 32.95),
  (2452610, 42990, 16, 18, 19, 1, 18, 3, NULL, 42, 12, 16.30, 34.95, 27.96, 83.88, 335.52, 195.60, 419.40, 23.49, 0.00, 335.52, 359.01, 139.92),
  (2452610, 42990, 24, 18, 19, 1, 18, 3, NULL, 42, 1, 15.85, 32.25, 29.03, 3.22, 29.03, 15.85, 32.25, 2.03, 0.00, 29.03, 31.06, 13.18),
  (2452622, 52453, 3, 21, 10, 16, 21, 2, NULL, 43, 6, 25.10, 42.00, 42.00, 0.00, 252.00, 150.60, 252.00, 15.12, 0.00, 252.00, 267.12, 101.40),
  (2452622, 52453, 4, 21, 10, 16, 21, 2, 5, 43, 1, 14.40, 29.99, 26.99, 3.00, 26.99, 14.40, 29.99, 1.62, 0.00, 26.99, 28.61, 12.59),
  (2452622, 52453, 17, 21, 10, 16, 21, 2, NULL, 43, 1, 63.45, 112.00, 112.00, 0.00, 112.00, 63.45, 112.00, 6.72, 0.00, 112.00, 118.72, 48.55),
  (2452622, 52453, 24, 21, 10, 16, 21, 2, NULL, 43, 12, 15.85, 32.25, 27.41, 58.08, 328.92, 190.20, 387.00, 17.76, 32.89, 296.03, 313.79, 105.83),
  (2452633, 39432, 14, NULL, NULL, NULL, NULL, 6, NULL, 44, 9, 28.70, 54.50, 54.50, 0.00, 490.50, 258.30, 490.50, 14.72, 0.00, 490.50, 505.22, 232.20),
  (2452633, 39432, 22, NULL, NULL, NULL, NULL, 6, NULL, 44, 2, 81.75, 138.50, 138.50, 0.00, 277.00, 163.50, 277.00, 8.31, 0.00, 277.00, 285.31, 113.50),
  (2452633, 39432, 26, NULL, NULL, NULL, NULL, 6, NULL, 44, 9, 37.15, 74.50, 67.05, 67.05, 603.45, 334.35, 670.50, 18.10, 0.00, 603.45, 621.55, 269.10),
  (2452648, 62921, 9, 24, 1, 13, 24, 6, NULL, 45, 3, 96.00, 149.95, 149.95, 0.00, 449.85, 288.00, 449.85, 10.80, 89.97, 359.88, 370.68, 71.88),
  (2452648, 62921, 17, 24, 1, 13, 24, 6, NULL, 45, 4, 63.45, 112.00, 112.00, 0.00, 448.00, 253.80, 448.00, 13.44, 0.00, 448.00, 461.44, 194.20),
  (2452648, 62921, 19, 24, 1, 13, 24, 6, NULL, 45, 11, 7.15, 15.99, 15.99, 0.00, 175.89, 78.65, 175.89, 5.28, 0.00, 175.89, 181.17, 97.24),
  (2452648, 62921, 25, 24, 1, 13, 24, 6, NULL, 45, 12, 33.40, 68.00, 68.00, 0.00, 816.00, 400.80, 816.00, 22.03, 81.60, 734.40, 756.43, 333.60),
  (2452672, 36128, 4, 14, 23, 17, 14, 2, 5, 46, 9, 14.40, 29.99, 26.99, 27.00, 242.91, 129.60, 269.91, 14.57, 0.00, 242.91, 257.48, 113.31),
  (2452672, 36128, 15, 14, 23, 17, 14, 2, NULL, 46, 4, 44.20, 79.90, 63.92, 63.92, 255.68, 176.80, 319.60, 15.34, 0.00, 255.68, 271.02, 78.88),
  (2452685, 50318, 1, 9, 22, 10, 9, 6, NULL, 47, 8, 13.20, 24.95, 23.70, 10.00, 189.60, 105.60, 199.60, 5.12, 18.96, 170.64, 175.76, 65.04),
  (2452685, 50318, 25, 9, 22, 10, 9, 6, NULL, 47, 5, 33.40, 68.00, 68.00, 0.00, 340.00, 167.00, 340.00, 10.20, 0.00, 340.00, 350.20, 173.00),
  (2452700, 66506, 16, 33, 22, 4, 33, 4, 6, 48, 1, 16.30, 34.95, 31.46, 3.49, 31.46, 16.30, 34.95, 0.00, 0.00, 31.46, 31.46, 15.16),
  (2452716, 29254, 1, 7, 12, 18, 7, 5, NULL, 49, 2, 13.20, 24.95, 24.95, 0.00, 49.90, 26.40, 49.90, 2.50, 0.00, 49.90, 52.40, 23.50),
  (2452716, 29254, 16, 7, 12, 18, 7, 5, 6, 49, 12, 16.30, 34.95, 31.46, 41.88, 377.52, 195.60, 419.40, 18.88, 0.00, 377.52, 396.40, 181.92),
  (2452731, 55763, 11, 21, 10, 16, 21, 6, NULL, 50, 10, 7.90, 16.75, 14.24, 25.10, 142.40, 79.00, 167.50, 4.27, 0.00, 142.40, 146.67, 63.40),
  (2452731, 55763, 13, 21, 10, 16, 21, 6, NULL, 50, 10, 47.95, 88.00, 74.80, 132.00, 748.00, 479.50, 880.00, 22.44, 0.00, 748.00, 770.44, 268.50),
  (2452731, 55763, 17, 21, 10, 16, 21, 6, NULL, 50, 1, 63.45, 112.00, 112.00, 0.00, 112.00, 63.45, 112.00, 3.36, 0.00, 112.00, 115.36, 48.55),
  (2452731, 55763, 18, 21, 10, 16, 21, 6, NULL, 50, 3, 11.60, 21.99, 18.69, 9.90, 56.07, 34.80, 65.97, 1.68, 0.00, 56.07, 57.75, 21.27),
  (2452751, 54744, 2, 24, 1, 13, 24, 4, NULL, 51, 9, 9.75, 18.50, 18.50, 0.00, 166.50, 87.75, 166.50, 0.00, 0.00, 166.50, 166.50, 78.75),
  (2452751, 54744, 11, 24, 1, 13, 24, 4, NULL, 51, 4, 7.90, 16.75, 15.08, 6.68, 60.32, 31.60, 67.00, 0.00, 0.00, 60.32, 60.32, 28.72),
  (2452751, 54744, 13, 24, 1, 13, 24, 4, NULL, 51, 7, 47.95, 88.00, 88.00, 0.00, 616.00, 335.65, 616.00, 0.00, 0.00, 616.00, 616.00, 280.35),
  (2452751, 54744, 19, 24, 1, 13, 24, 4, NULL, 51, 3, 7.15, 15.99, 14.39, 4.80, 43.17, 21.45, 47.97, 0.00, 0.00, 43.17, 43.17, 21.72),
  (2452761, 49509, 2, 14, 23, 17, 14, 4, NULL, 52, 10, 9.75, 18.50, 16.65, 18.50, 166.50, 97.50, 185.00, 0.00, 16.65, 149.85, 149.85, 52.35),
  (2452761, 49509, 15, 14, 23, 17, 14, 4, NULL, 52, 12, 44.20, 79.90, 79.90, 0.00, 958.80, 530.40, 958.80, 0.00, 47.94, 910.86, 910.86, 380.46),
  (2452761, 49509, 24, 14, 23, 17, 14, 4, NULL, 52, 10, 15.85, 32.25, 27.41, 48.40, 274.10, 158.50, 322.50, 0.00, 0.00, 274.10, 274.10, 115.60),
  (2452792, 35651, 6, 8, 17, 5, 8, 4, NULL, 53, 10, 38.25, 64.00, 54.40, 96.00, 544.00, 382.50, 640.00, 0.00, 0.00, 544.00, 544.00, 161.50),
  (2452792, 35651, 9, 8, 17, 5, 8, 4, NULL, 53, 1, 96.00, 149.95, 142.45, 7.50, 142.45, 96.00, 149.95, 0.00, 0.00, 142.45, 142.45, 46.45),
  (2452792, 35651, 11, 8, 17, 5, 8, 4, NULL, 53, 11, 7.90, 16.75, 16.75, 0.00, 184.25, 86.90, 184.25, 0.00, 0.00, 184.25, 184.25, 97.35),
  (2452792, 35651, 12, 8, 17, 5, 8, 4, NULL, 53, 4, 13.80, 27.40, 26.03, 5.48, 104.12, 55.20, 109.60, 0.00, 5.21, 98.91, 98.91, 43.71),
  (2452807, 43394, 11, 22, 15, 3, 22, 2, NULL, 54, 7, 7.90, 16.75, 15.91, 5.88, 111.37, 55.30, 117.25, 6.68, 0.00, 111.37, 118.05, 56.07),
  (2452822, 37726, 17, 16, 9, 9, 16, 1, NULL, 55, 2, 63.45, 112.00, 100.80, 22.40, 201.60, 126.90, 224.00, 16.13, 0.00, 201.60, 217.73, 74.70),
  (2452822, 37726, 21, 16, 9, 9, 16, 1, NULL, 55, 7, 43.50, 89.95, 89.95, 0.00, 629.65, 304.50, 629.65, 47.85, 31.48, 598.17, 646.02, 293.67),
  (2452825, 53688, 5, 2, 11, 11, 2, 3, NULL, 56, 6, 5.60, 12.49, 11.24, 7.50, 67.44, 33.60, 74.94, 4.25, 6.74, 60.70, 64.95, 27.10),
  (2452825, 53688, 24, 2, 11, 11, 2, 3, NULL, 56, 5, 15.85, 32.25, 32.25, 0.00, 161.25, 79.25, 161.25, 10.72, 8.06, 153.19, 163.91, 73.94),
  (2452853, 41506, 5, 25, 6, 18, 25, 1, NULL, 57, 12, 5.60, 12.49, 9.99, 30.00, 119.88, 67.20, 149.88, 9.59, 0.00, 119.88, 129.47, 52.68),
  (2452853, 41506, 10, 25, 6, 18, 25, 1, NULL, 57, 3, 152.60, 229.00, 229.00, 0.00, 687.00, 457.80, 687.00, 54.96, 0.00, 687.00, 741.96, 229.20),
  (2452870, 41142, 6, 2, 11, 11, 2, 4, NULL, 58, 2, 38.25, 64.00, 64.00, 0.00, 128.00, 76.50, 128.00, 0.00, 0.00, 128.00, 128.00, 51.50),
  (2452870, 41142, 10, 2, 11, 11, 2, 4, NULL, 58, 2, 152.60, 229.00, 229.00, 0.00, 458.00, 305.20, 458.00, 0.00, 0.00, 458.00, 458.00, 152.80),
  (2452870, 41142, 21, 2, 11, 11, 2, 4, NULL, 58, 12, 43.50, 89.95, 85.45, 54.00, 1025.40, 522.00, 1079.40, 0.00, 0.00, 1025.40, 1025.40, 503.40),
  (2452884, 55513, 9, 29, 2, 2, 29, 5, NULL, 59, 4, 96.00, 149.95, 134.96, 59.96, 539.84, 384.00, 599.80, 26.99, 0.00, 539.84, 566.83, 155.84),
  (2452914, 46211, 4, 31, 12, 12, 31, 5, NULL, 60, 4, 14.40, 29.99, 28.49, 6.00, 113.96, 57.60, 119.96, 5.70, 0.00, 113.96, 119.66, 56.36),
  (2452933, 40125, 1, 7, 12, 18, 7, 2, NULL, 61, 2, 13.20, 24.95, 23.70, 2.50, 47.40, 26.40, 49.90, 2.84, 0.00, 47.40, 50.24, 21.00),
  (2452933, 40125, 4, 7, 12, 18, 7, 2, NULL, 61, 2, 14.40, 29.99, 29.99, 0.00, 59.98, 28.80, 59.98, 3.60, 0.00, 59.98, 63.58, 31.18),
  (2452933, 40125, 22, 7, 12, 18, 7, 2, NULL, 61, 1, 81.75, 138.50, 131.58, 6.92, 131.58, 81.75, 138.50, 7.89, 0.00, 131.58, 139.47, 49.83),
  (2452945, 52177, 10, 5, 3, 8, 5, 4, 8, 62, 2, 152.60, 229.00, 206.10, 45.80, 412.20, 305.20, 458.00, 0.00, 0.00, 412.20, 412.20, 107.00),
  (2452945, 52177, 18, 5, 3, 8, 5, 4, NULL, 62, 7, 11.60, 21.99, 19.79, 15.40, 138.53, 81.20, 153.93, 0.00, 0.00, 138.53, 138.53, 57.33),
  (2452945, 52177, 22, 5, 3, 8, 5, 4, NULL, 62, 1, 81.75, 138.50, 138.50, 0.00, 138.50, 81.75, 138.50, 0.00, 0.00, 138.50, 138.50, 56.75),
  (2452972, 31837, 2, 5, 3, 8, 5, 4, NULL, 63, 6, 9.75, 18.50, 15.73, 16.62, 94.38, 58.50, 111.00, 0.00, 0.00, 94.38, 94.38, 35.88),
  (2452972, 31837, 25, 5, 3, 8, 5, 4, 7, 63, 5, 33.40, 68.00, 54.40, 68.00, 272.00, 167.00, 340.00, 0.00, 0.00, 272.00, 272.00, 105.00),
  (2452975, 51235, 1, 1, 6, 6, 1, 1, NULL, 64, 12, 13.20, 24.95, 24.95, 0.00, 299.40, 158.40, 299.40, 21.56, 29.94, 269.46, 291.02, 111.06),
  (2452975, 51235, 17, 1, 6, 6, 1, 1, NULL, 64, 4, 63.45, 112.00, 106.40, 22.40, 425.60, 253.80, 448.00, 34.05, 0.00, 425.60, 459.65, 171.80),
  (2452975, 51235, 23, 1, 6, 6, 1, 1, NULL, 64, 3, 104.90, 174.00, 174.00, 0.00, 522.00, 314.70, 522.00, 41.76, 0.00, 522.00, 563.76, 207.30),
  (2452987, 47379, 4, 17, 14, 14, 17, 4, NULL, 65, 1, 14.40, 29.99, 29.99, 0.00, 29.99, 14.40, 29.99, 0.00, 0.00, 29.99, 29.99, 15.59),
  (2452987, 47379, 26, 17, 14, 14, 17, 4, NULL, 65, 2, 37.15, 74.50, 67.05, 14.90, 134.10, 74.30, 149.00, 0.00, 0.00, 134.10, 134.10, 59.80),
  (2452998, 52922, 2, 23, 20, 8, 23, 5, NULL, 66, 5, 9.75, 18.50, 18.50, 0.00, 92.50, 48.75, 92.50, 3.70, 18.50, 74.00, 77.70, 25.25),
  (2452998, 52922, 10, 23, 20, 8, 23, 5, 8, 66, 1, 152.60, 229.00, 183.20, 45.80, 183.20, 152.60, 229.00, 9.16, 0.00, 183.20, 192.36, 30.60),
  (2452998, 52922, 24, 23, 20, 8, 23, 5, NULL, 66, 12, 15.85, 32.25, 32.25, 0.00, 387.00, 190.20, 387.00, 19.35, 0.00, 387.00, 406.35, 196.80);


-- ---------------------------------------------------------------------------------------------------------------
-- 13. store_returns: articles brought back to a shop
-- Relates to: (sr_item_sk, sr_ticket_number) = (ss_item_sk, ss_ticket_number) of store_sales,
--             sr_returned_date_sk = date_dim.d_date_sk, sr_item_sk = item.i_item_sk,
--             sr_customer_sk = customer.c_customer_sk,
--             sr_cdemo_sk = customer_demographics.cd_demo_sk, sr_hdemo_sk = household_demographics.hd_demo_sk,
--             sr_addr_sk = customer_address.ca_address_sk, sr_store_sk = store.s_store_sk,
--             sr_reason_sk = reason.r_reason_sk (sr_return_time_sk: seconds since midnight).
-- Key: TPC-DS has (sr_item_sk, sr_ticket_number). It is extended by the partition key sr_returned_date_sk, which is
--      therefore NOT NULL here (TPC-DS allows NULL).
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE store_returns (
  sr_returned_date_sk    integer       NOT NULL,
  sr_return_time_sk      integer,
  sr_item_sk             integer       NOT NULL,
  sr_customer_sk         integer,
  sr_cdemo_sk            integer,
  sr_hdemo_sk            integer,
  sr_addr_sk             integer,
  sr_store_sk            integer,
  sr_reason_sk           integer,
  sr_ticket_number       integer       NOT NULL,
  sr_return_quantity     integer,
  sr_return_amt          decimal(7,2),
  sr_return_tax          decimal(7,2)  DEFAULT 0.00,
  sr_return_amt_inc_tax  decimal(7,2),
  sr_fee                 decimal(7,2)  DEFAULT 0.00,
  sr_return_ship_cost    decimal(7,2)  DEFAULT 0.00,
  sr_refunded_cash       decimal(7,2)  DEFAULT 0.00,
  sr_reversed_charge     decimal(7,2)  DEFAULT 0.00,
  sr_store_credit        decimal(7,2)  DEFAULT 0.00,
  sr_net_loss            decimal(7,2),
  CONSTRAINT pk_store_returns PRIMARY KEY (sr_item_sk, sr_ticket_number, sr_returned_date_sk)
)
WITH (ORIENTATION = COLUMN, COMPRESSION = LOW)
DISTRIBUTE BY HASH (sr_item_sk)
PARTITION BY RANGE (sr_returned_date_sk)
(
  PARTITION p2001 VALUES LESS THAN (2452276),
  PARTITION p2002 VALUES LESS THAN (2452641),
  PARTITION p2003 VALUES LESS THAN (2453006),
  PARTITION pmax VALUES LESS THAN (MAXVALUE)
);

COMMENT ON TABLE store_returns IS 'Returns to the shops, on the same datanode as the sale they undo.';
COMMENT ON COLUMN store_returns.sr_returned_date_sk IS 'Day of the return, see date_dim. Partition key.';
COMMENT ON COLUMN store_returns.sr_item_sk IS 'The article returned, see item. Distribution column.';
COMMENT ON COLUMN store_returns.sr_ticket_number IS 'Number of the receipt of the sale.';
COMMENT ON COLUMN store_returns.sr_return_quantity IS 'Units returned, never more than were sold.';
COMMENT ON COLUMN store_returns.sr_return_amt IS 'Price of the returned units without tax, in US dollars.';
COMMENT ON COLUMN store_returns.sr_return_amt_inc_tax IS 'The same with tax: sr_return_amt + sr_return_tax.';
COMMENT ON COLUMN store_returns.sr_fee IS 'Cost of handling the return.';
COMMENT ON COLUMN store_returns.sr_refunded_cash IS 'Paid back in cash. Cash, reversed charge and store credit make up sr_return_amt.';
COMMENT ON COLUMN store_returns.sr_net_loss IS 'The store''s loss: sr_return_ship_cost + sr_return_tax + sr_fee.';

INSERT INTO store_returns
  (sr_returned_date_sk, sr_return_time_sk, sr_item_sk, sr_customer_sk, sr_cdemo_sk, sr_hdemo_sk, sr_addr_sk,
   sr_store_sk, sr_reason_sk, sr_ticket_number, sr_return_quantity, sr_return_amt, sr_return_tax,
   sr_return_amt_inc_tax, sr_fee, sr_return_ship_cost, sr_refunded_cash, sr_reversed_charge, sr_store_credit,
   sr_net_loss)
VALUES
  (2451970, 34457, 4, 20, 5, 11, 20, 5, 12, 3, 8, 239.92, 12.00, 251.92, 8.29, 24.00, 119.96, 59.98, 59.98, 44.29),
  (2452001, 50976, 2, 5, 3, 8, 5, 2, 11, 5, 5, 87.90, 5.27, 93.17, 1.55, 8.35, 43.95, 0.00, 43.95, 15.17),
  (2452031, 56680, 4, 30, 7, 7, 30, 4, 7, 7, 2, 59.98, 0.00, 59.98, 4.99, 3.00, 29.99, 0.00, 29.99, 7.99),
  (2452077, 44390, 7, 36, 13, 1, 36, 5, 5, 8, 2, 190.40, 9.52, 199.92, 2.58, 14.28, 95.20, 95.20, 0.00, 26.38),
  (2452257, 39495, 4, 19, 24, 6, 19, 4, 7, 18, 4, 107.96, 0.00, 107.96, 8.22, 18.00, 107.96, 0.00, 0.00, 26.22),
  (2452270, 55888, 16, 15, 4, 4, 15, 6, 11, 20, 9, 251.64, 7.55, 259.19, 2.48, 44.01, 251.64, 0.00, 0.00, 54.04),
  (2452320, 54131, 26, 22, 15, 3, 22, 3, 4, 23, 1, 70.78, 4.95, 75.73, 12.95, 5.22, 70.78, 0.00, 0.00, 23.12),
  (2452396, 35896, 25, 15, 4, 4, 15, 5, 10, 28, 4, 231.20, 11.56, 242.76, 5.25, 13.60, 0.00, 231.20, 0.00, 30.41),
  (2452505, 55494, 21, 32, 17, 17, 32, 5, 10, 34, 4, 323.84, 16.19, 340.03, 10.97, 39.56, 0.00, 0.00, 323.84, 66.72),
  (2452533, 49625, 24, 23, 20, 8, 23, 4, 5, 37, 2, 64.50, 0.00, 64.50, 0.67, 3.22, 32.25, 16.13, 16.12, 3.89),
  (2452568, 36279, 22, 23, 20, 8, 23, 4, 1, 37, 1, 124.65, 0.00, 124.65, 5.79, 18.01, 124.65, 0.00, 0.00, 23.80),
  (2452568, 44187, 17, 4, 22, 3, 4, 5, 5, 38, 1, 100.80, 5.04, 105.84, 7.51, 7.84, 50.40, 50.40, 0.00, 20.39),
  (2452610, 52939, 19, 5, 3, 8, 5, 6, 1, 39, 7, 89.53, 2.69, 92.22, 1.63, 4.48, 89.53, 0.00, 0.00, 8.80),
  (2452685, 54839, 19, 24, 1, 13, 24, 6, 5, 45, 9, 143.91, 4.32, 148.23, 1.40, 18.72, 143.91, 0.00, 0.00, 24.44),
  (2452779, 50918, 18, 21, 10, 16, 21, 6, 10, 50, 1, 18.69, 0.56, 19.25, 1.38, 1.54, 18.69, 0.00, 0.00, 3.48),
  (2452792, 53626, 19, 24, 1, 13, 24, 4, 3, 51, 1, 14.39, 0.00, 14.39, 12.01, 0.80, 0.00, 0.00, 14.39, 12.81),
  (2452822, 49171, 6, 8, 17, 5, 8, 4, 9, 53, 3, 163.20, 0.00, 163.20, 9.50, 19.20, 163.20, 0.00, 0.00, 28.70),
  (2452822, 45967, 11, 8, 17, 5, 8, 4, 5, 53, 4, 67.00, 0.00, 67.00, 6.32, 4.04, 0.00, 0.00, 67.00, 10.36),
  (2452884, 43819, 10, 25, 6, 18, 25, 1, 6, 57, 2, 458.00, 36.64, 494.64, 14.10, 59.54, 458.00, 0.00, 0.00, 110.28),
  (2452884, 52133, 6, 2, 11, 11, 2, 4, 12, 58, 2, 128.00, 0.00, 128.00, 9.15, 6.40, 0.00, 64.00, 64.00, 15.55),
  (2452933, 49997, 9, 29, 2, 2, 29, 5, 6, 59, 3, 404.88, 20.24, 425.12, 2.19, 67.47, 202.44, 0.00, 202.44, 89.90),
  (2452987, 51003, 18, 5, 3, 8, 5, 4, 2, 62, 5, 98.95, 0.00, 98.95, 5.44, 2.20, 0.00, 49.48, 49.47, 7.64),
  (2453000, 55676, 10, 23, 20, 8, 23, 5, 3, 66, 1, 183.20, 9.16, 192.36, 3.86, 34.35, 183.20, 0.00, 0.00, 47.37),
  (2453000, 52160, 24, 23, 20, 8, 23, 5, 9, 66, 11, 354.75, 17.74, 372.49, 11.29, 28.38, 177.38, 0.00, 177.37, 57.41);


-- ---------------------------------------------------------------------------------------------------------------
-- 14. web_sales: one row for each article of a web order
-- Relates to: ws_sold_date_sk and ws_ship_date_sk = date_dim.d_date_sk, ws_item_sk = item.i_item_sk,
--             ws_bill_customer_sk and ws_ship_customer_sk = customer.c_customer_sk,
--             ws_bill_cdemo_sk and ws_ship_cdemo_sk = customer_demographics.cd_demo_sk,
--             ws_bill_hdemo_sk and ws_ship_hdemo_sk = household_demographics.hd_demo_sk,
--             ws_bill_addr_sk and ws_ship_addr_sk = customer_address.ca_address_sk,
--             ws_ship_mode_sk = ship_mode.sm_ship_mode_sk, ws_warehouse_sk = warehouse.w_warehouse_sk,
--             ws_promo_sk = promotion.p_promo_sk (ws_sold_time_sk: seconds since midnight, web_page and web_site are
--             not part of the demo).
-- Key: TPC-DS has (ws_item_sk, ws_order_number). It is extended by the distribution column ws_bill_customer_sk and the
--      partition key ws_sold_date_sk, which are therefore NOT NULL here (TPC-DS allows NULL).
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE web_sales (
  ws_sold_date_sk           integer       NOT NULL,
  ws_sold_time_sk           integer,
  ws_ship_date_sk           integer,
  ws_item_sk                integer       NOT NULL,
  ws_bill_customer_sk       integer       NOT NULL,
  ws_bill_cdemo_sk          integer,
  ws_bill_hdemo_sk          integer,
  ws_bill_addr_sk           integer,
  ws_ship_customer_sk       integer,
  ws_ship_cdemo_sk          integer,
  ws_ship_hdemo_sk          integer,
  ws_ship_addr_sk           integer,
  ws_web_page_sk            integer,
  ws_web_site_sk            integer,
  ws_ship_mode_sk           integer,
  ws_warehouse_sk           integer,
  ws_promo_sk               integer,
  ws_order_number           integer       NOT NULL,
  ws_quantity               integer,
  ws_wholesale_cost         decimal(7,2),
  ws_list_price             decimal(7,2),
  ws_sales_price            decimal(7,2),
  ws_ext_discount_amt       decimal(7,2)  DEFAULT 0.00,
  ws_ext_sales_price        decimal(7,2),
  ws_ext_wholesale_cost     decimal(7,2),
  ws_ext_list_price         decimal(7,2),
  ws_ext_tax                decimal(7,2)  DEFAULT 0.00,
  ws_coupon_amt             decimal(7,2)  DEFAULT 0.00,
  ws_ext_ship_cost          decimal(7,2)  DEFAULT 0.00,
  ws_net_paid               decimal(7,2),
  ws_net_paid_inc_tax       decimal(7,2),
  ws_net_paid_inc_ship      decimal(7,2),
  ws_net_paid_inc_ship_tax  decimal(7,2),
  ws_net_profit             decimal(7,2),
  CONSTRAINT pk_web_sales PRIMARY KEY (ws_item_sk, ws_order_number, ws_bill_customer_sk, ws_sold_date_sk)
)
WITH (ORIENTATION = COLUMN, COMPRESSION = MIDDLE)
DISTRIBUTE BY HASH (ws_bill_customer_sk)
PARTITION BY RANGE (ws_sold_date_sk)
(
  PARTITION p2001 VALUES LESS THAN (2452276),
  PARTITION p2002 VALUES LESS THAN (2452641),
  PARTITION p2003 VALUES LESS THAN (2453006),
  PARTITION pmax VALUES LESS THAN (MAXVALUE)
);

COMMENT ON TABLE web_sales IS 'Sales of the web shop: one row per article of an order, on the same datanode as the customer billed.';
COMMENT ON COLUMN web_sales.ws_sold_date_sk IS 'Day of the order, see date_dim. Partition key.';
COMMENT ON COLUMN web_sales.ws_ship_date_sk IS 'Day on which the order left the warehouse.';
COMMENT ON COLUMN web_sales.ws_item_sk IS 'The article ordered, see item.';
COMMENT ON COLUMN web_sales.ws_bill_customer_sk IS 'Who pays. Distribution column.';
COMMENT ON COLUMN web_sales.ws_ship_customer_sk IS 'Who receives the goods, often the same customer.';
COMMENT ON COLUMN web_sales.ws_order_number IS 'Number of the order.';
COMMENT ON COLUMN web_sales.ws_sales_price IS 'Price of one unit after the discount, in US dollars.';
COMMENT ON COLUMN web_sales.ws_ext_sales_price IS 'Price of the row: ws_sales_price * ws_quantity.';
COMMENT ON COLUMN web_sales.ws_ext_ship_cost IS 'Cost of shipping the row.';
COMMENT ON COLUMN web_sales.ws_net_paid IS 'Paid without tax and shipping: ws_ext_sales_price - ws_coupon_amt.';
COMMENT ON COLUMN web_sales.ws_net_paid_inc_ship_tax IS 'Paid in all: ws_net_paid + ws_ext_ship_cost + ws_ext_tax.';
COMMENT ON COLUMN web_sales.ws_net_profit IS 'Profit, negative for a loss: ws_net_paid - ws_ext_wholesale_cost.';

INSERT INTO web_sales
  (ws_sold_date_sk, ws_sold_time_sk, ws_ship_date_sk, ws_item_sk, ws_bill_customer_sk, ws_bill_cdemo_sk,
   ws_bill_hdemo_sk, ws_bill_addr_sk, ws_ship_customer_sk, ws_ship_cdemo_sk, ws_ship_hdemo_sk, ws_ship_addr_sk,
   ws_web_page_sk, ws_web_site_sk, ws_ship_mode_sk, ws_warehouse_sk, ws_promo_sk, ws_order_number, ws_quantity,
   ws_wholesale_cost, ws_list_price, ws_sales_price, ws_ext_discount_amt, ws_ext_sales_price,
   ws_ext_wholesale_cost, ws_ext_list_price, ws_ext_tax, ws_coupon_amt, ws_ext_ship_cost, ws_net_paid,
   ws_net_paid_inc_tax, ws_net_paid_inc_ship, ws_net_paid_inc_ship_tax, ws_net_profit)
VALUES
  (2451911, 75745, 2451942, 4, 25, 6, 18, 25, 25, 6, 18, 25, 8, 1, 3, 1, NULL, 1, 2, 14.40, 29.99, 23.99, 12.00, 47.98, 28.80, 59.98, 2.88, 0.00, 3.60, 47.98, 50.86, 51.58, 54.46, 19.18),
  (2451911, 75745, 2451942, 11, 25, 6, 18, 25, 25, 6, 18, 25, 10, 1, 3, 1, NULL, 1, 1, 7.90, 16.75, 15.91, 0.84, 15.91, 7.90, 16.75, 0.95, 0.00, 0.34, 15.91, 16.86, 16.25, 17.20, 8.01),
  (2451911, 75745, 2451942, 26, 25, 6, 18, 25, 25, 6, 18, 25, 2, 1, 3, 1, NULL, 1, 1, 37.15, 74.50, 67.05, 7.45, 67.05, 37.15, 74.50, 4.02, 0.00, 8.20, 67.05, 71.07, 75.25, 79.27, 29.90),
  (2451918, 18121, 2451942, 3, 19, 24, 6, 19, 19, 24, 6, 19, 10, 1, 10, 4, NULL, 2, 1, 25.10, 42.00, 39.90, 2.10, 39.90, 25.10, 42.00, 2.39, 0.00, 3.78, 39.90, 42.29, 43.68, 46.07, 14.80),
  (2451918, 18121, 2451942, 26, 19, 24, 6, 19, 19, 24, 6, 19, 2, 1, 10, 4, NULL, 2, 7, 37.15, 74.50, 74.50, 0.00, 521.50, 260.05, 521.50, 31.29, 0.00, 46.97, 521.50, 552.79, 568.47, 599.76, 261.45),
  (2451955, 74269, 2451970, 7, 4, 22, 3, 4, 4, 22, 3, 4, 9, 2, 7, 3, 1, 3, 2, 71.30, 119.00, 95.20, 47.60, 190.40, 142.60, 238.00, 15.23, 0.00, 14.28, 190.40, 205.63, 204.68, 219.91, 47.80),
  (2451955, 74269, 2451970, 26, 4, 22, 3, 4, 4, 22, 3, 4, 7, 2, 7, 3, NULL, 3, 7, 37.15, 74.50, 74.50, 0.00, 521.50, 260.05, 521.50, 41.72, 0.00, 10.43, 521.50, 563.22, 531.93, 573.65, 261.45),
  (2451986, 12585, 2452001, 6, 20, 5, 11, 20, 20, 5, 11, 20, 8, 1, 1, 1, NULL, 4, 5, 38.25, 64.00, 64.00, 0.00, 320.00, 191.25, 320.00, 19.20, 0.00, 19.20, 320.00, 339.20, 339.20, 358.40, 128.75),
  (2451986, 12585, 2452001, 17, 20, 5, 11, 20, 20, 5, 11, 20, 8, 1, 1, 1, NULL, 4, 2, 63.45, 112.00, 89.60, 44.80, 179.20, 126.90, 224.00, 10.75, 0.00, 4.48, 179.20, 189.95, 183.68, 194.43, 52.30),
  (2452021, 27026, 2452031, 7, 3, 16, 16, 3, 3, 16, 16, 3, 11, 1, 5, 3, 1, 5, 1, 71.30, 119.00, 83.30, 35.70, 83.30, 71.30, 119.00, 5.00, 0.00, 9.52, 83.30, 88.30, 92.82, 97.82, 12.00),
  (2452021, 27026, 2452031, 26, 3, 16, 16, 3, 3, 16, 16, 3, 12, 1, 5, 3, NULL, 5, 5, 37.15, 74.50, 74.50, 0.00, 372.50, 185.75, 372.50, 21.23, 18.63, 37.25, 353.87, 375.10, 391.12, 412.35, 168.12),
  (2452049, 73191, 2452062, 7, 19, 24, 6, 19, 4, 22, 3, 4, 4, 2, 7, 2, 1, 6, 1, 71.30, 119.00, 107.10, 11.90, 107.10, 71.30, 119.00, 8.57, 0.00, 2.38, 107.10, 115.67, 109.48, 118.05, 35.80),
  (2452049, 73191, 2452062, 12, 19, 24, 6, 19, 4, 22, 3, 4, 8, 2, 7, 2, NULL, 6, 2, 13.80, 27.40, 23.29, 8.22, 46.58, 27.60, 54.80, 3.73, 0.00, 2.20, 46.58, 50.31, 48.78, 52.51, 18.98),
  (2452077, 74946, 2452092, 3, 31, 12, 12, 31, 31, 12, 12, 31, 10, 1, 3, 1, NULL, 7, 2, 25.10, 42.00, 42.00, 0.00, 84.00, 50.20, 84.00, 5.04, 0.00, 7.56, 84.00, 89.04, 91.56, 96.60, 33.80),
  (2452077, 74946, 2452092, 19, 31, 12, 12, 31, 31, 12, 12, 31, 4, 1, 3, 1, NULL, 7, 5, 7.15, 15.99, 13.59, 12.00, 67.95, 35.75, 79.95, 4.08, 0.00, 5.60, 67.95, 72.03, 73.55, 77.63, 32.20),
  (2452077, 74946, 2452092, 26, 31, 12, 12, 31, 31, 12, 12, 31, 3, 1, 3, 1, NULL, 7, 8, 37.15, 74.50, 63.33, 89.36, 506.64, 297.20, 596.00, 28.88, 25.33, 53.68, 481.31, 510.19, 534.99, 563.87, 184.11),
  (2452095, 74223, 2452123, 16, 29, 2, 2, 29, 29, 2, 2, 29, 12, 1, 3, 4, NULL, 8, 10, 16.30, 34.95, 29.71, 52.40, 297.10, 163.00, 349.50, 17.83, 0.00, 28.00, 297.10, 314.93, 325.10, 342.93, 134.10),
  (2452140, 59038, 2452154, 12, 29, 2, 2, 29, 29, 2, 2, 29, 10, 2, 10, 4, NULL, 9, 6, 13.80, 27.40, 24.66, 16.44, 147.96, 82.80, 164.40, 11.84, 0.00, 19.74, 147.96, 159.80, 167.70, 179.54, 65.16),
  (2452140, 59038, 2452154, 18, 29, 2, 2, 29, 29, 2, 2, 29, 1, 2, 10, 4, NULL, 9, 2, 11.60, 21.99, 19.79, 4.40, 39.58, 23.20, 43.98, 3.17, 0.00, 1.32, 39.58, 42.75, 40.90, 44.07, 16.38),
  (2452140, 59038, 2452154, 24, 29, 2, 2, 29, 29, 2, 2, 29, 12, 2, 10, 4, NULL, 9, 3, 15.85, 32.25, 27.41, 14.52, 82.23, 47.55, 96.75, 5.26, 16.45, 9.69, 65.78, 71.04, 75.47, 80.73, 18.23),
  (2452168, 67286, 2452184, 5, 11, 8, 2, 11, 11, 8, 2, 11, 12, 1, 4, 1, NULL, 10, 4, 5.60, 12.49, 10.62, 7.48, 42.48, 22.40, 49.96, 2.55, 0.00, 2.48, 42.48, 45.03, 44.96, 47.51, 20.08),
  (2452168, 67286, 2452184, 11, 11, 8, 2, 11, 11, 8, 2, 11, 12, 1, 4, 1, 2, 10, 5, 7.90, 16.75, 13.40, 16.75, 67.00, 39.50, 83.75, 3.82, 3.35, 9.20, 63.65, 67.47, 72.85, 76.67, 24.15),
  (2452168, 67286, 2452184, 17, 11, 8, 2, 11, 11, 8, 2, 11, 12, 1, 4, 1, NULL, 10, 1, 63.45, 112.00, 112.00, 0.00, 112.00, 63.45, 112.00, 6.38, 5.60, 4.48, 106.40, 112.78, 110.88, 117.26, 42.95),
  (2452203, 35081, 2452215, 10, 17, 14, 14, 17, 17, 14, 14, 17, 7, 1, 3, 2, NULL, 11, 3, 152.60, 229.00, 206.10, 68.70, 618.30, 457.80, 687.00, 37.10, 0.00, 75.57, 618.30, 655.40, 693.87, 730.97, 160.50),
  (2452215, 82332, 2452237, 6, 35, 8, 14, 35, 28, 21, 15, 28, 7, 2, 8, 1, NULL, 12, 3, 38.25, 64.00, 57.60, 19.20, 172.80, 114.75, 192.00, 13.82, 0.00, 5.76, 172.80, 186.62, 178.56, 192.38, 58.05),
  (2452215, 82332, 2452237, 11, 35, 8, 14, 35, 28, 21, 15, 28, 10, 2, 8, 1, 2, 12, 10, 7.90, 16.75, 12.56, 41.90, 125.60, 79.00, 167.50, 10.05, 0.00, 0.00, 125.60, 135.65, 125.60, 135.65, 46.60),
  (2452215, 82332, 2452237, 24, 35, 8, 14, 35, 28, 21, 15, 28, 9, 2, 8, 1, NULL, 12, 8, 15.85, 32.25, 29.03, 25.76, 232.24, 126.80, 258.00, 18.58, 0.00, 25.84, 232.24, 250.82, 258.08, 276.66, 105.44),
  (2452245, 8043, 2452257, 2, 2, 11, 11, 2, 2, 11, 11, 2, 2, 1, 10, 4, NULL, 13, 1, 9.75, 18.50, 16.65, 1.85, 16.65, 9.75, 18.50, 1.00, 0.00, 0.00, 16.65, 17.65, 16.65, 17.65, 6.90),
  (2452268, 62202, 2452276, 10, 13, 18, 12, 13, 13, 18, 12, 13, 7, 1, 10, 3, NULL, 14, 2, 152.60, 229.00, 183.20, 91.60, 366.40, 305.20, 458.00, 21.98, 0.00, 41.22, 366.40, 388.38, 407.62, 429.60, 61.20),
  (2452276, 25463, 2452283, 2, 24, 1, 13, 24, 24, 1, 13, 24, 10, 2, 10, 1, NULL, 15, 4, 9.75, 18.50, 17.58, 3.68, 70.32, 39.00, 74.00, 5.63, 0.00, 1.48, 70.32, 75.95, 71.80, 77.43, 31.32),
  (2452276, 25463, 2452283, 18, 24, 1, 13, 24, 24, 1, 13, 24, 6, 2, 10, 1, NULL, 15, 8, 11.60, 21.99, 21.99, 0.00, 175.92, 92.80, 175.92, 14.07, 0.00, 19.36, 175.92, 189.99, 195.28, 209.35, 83.12),
  (2452276, 25463, 2452283, 23, 24, 1, 13, 24, 24, 1, 13, 24, 9, 2, 10, 1, NULL, 15, 1, 104.90, 174.00, 165.30, 8.70, 165.30, 104.90, 174.00, 13.22, 0.00, 19.14, 165.30, 178.52, 184.44, 197.66, 60.40),
  (2452307, 77883, 2452320, 18, 34, 3, 9, 34, 34, 3, 9, 34, 8, 1, 2, 2, NULL, 16, 10, 11.60, 21.99, 21.99, 0.00, 219.90, 116.00, 219.90, 13.19, 0.00, 0.00, 219.90, 233.09, 219.90, 233.09, 103.90),
  (2452307, 77883, 2452320, 21, 34, 3, 9, 34, 34, 3, 9, 34, 1, 1, 2, 2, NULL, 16, 2, 43.50, 89.95, 89.95, 0.00, 179.90, 87.00, 179.90, 10.79, 0.00, 16.20, 179.90, 190.69, 196.10, 206.89, 92.90),
  (2452335, 21706, 2452351, 3, 2, 11, 11, 2, 2, 11, 11, 2, 11, 1, 1, 4, NULL, 17, 3, 25.10, 42.00, 37.80, 12.60, 113.40, 75.30, 126.00, 6.46, 5.67, 11.34, 107.73, 114.19, 119.07, 125.53, 32.43),
  (2452335, 21706, 2452351, 11, 2, 11, 11, 2, 2, 11, 11, 2, 9, 1, 1, 4, NULL, 17, 8, 7.90, 16.75, 16.75, 0.00, 134.00, 63.20, 134.00, 8.04, 0.00, 1.36, 134.00, 142.04, 135.36, 143.40, 70.80),
  (2452335, 21706, 2452351, 13, 2, 11, 11, 2, 2, 11, 11, 2, 4, 1, 1, 4, NULL, 17, 7, 47.95, 88.00, 88.00, 0.00, 616.00, 335.65, 616.00, 36.96, 0.00, 18.48, 616.00, 652.96, 634.48, 671.44, 280.35),
  (2452366, 58782, 2452396, 9, 32, 17, 17, 32, 32, 17, 17, 32, 4, 2, 2, 1, NULL, 18, 3, 96.00, 149.95, 142.45, 22.50, 427.35, 288.00, 449.85, 34.19, 0.00, 31.50, 427.35, 461.54, 458.85, 493.04, 139.35),
  (2452366, 58782, 2452396, 21, 32, 17, 17, 32, 32, 17, 17, 32, 2, 2, 2, 1, 3, 18, 6, 43.50, 89.95, 67.46, 134.94, 404.76, 261.00, 539.70, 32.38, 0.00, 48.60, 404.76, 437.14, 453.36, 485.74, 143.76),
  (2452396, 48162, 2452414, 14, 3, 16, 16, 3, 3, 16, 16, 3, 4, 1, 5, 3, NULL, 19, 5, 28.70, 54.50, 54.50, 0.00, 272.50, 143.50, 272.50, 16.35, 0.00, 5.45, 272.50, 288.85, 277.95, 294.30, 129.00),
  (2452396, 48162, 2452414, 16, 3, 16, 16, 3, 3, 16, 16, 3, 11, 1, 5, 3, NULL, 19, 9, 16.30, 34.95, 33.20, 15.75, 298.80, 146.70, 314.55, 17.03, 14.94, 3.15, 283.86, 300.89, 287.01, 304.04, 137.16),
  (2452396, 48162, 2452414, 22, 3, 16, 16, 3, 3, 16, 16, 3, 1, 1, 5, 3, NULL, 19, 2, 81.75, 138.50, 124.65, 27.70, 249.30, 163.50, 277.00, 14.96, 0.00, 24.94, 249.30, 264.26, 274.24, 289.20, 85.80),
  (2452427, 73840, 2452442, 25, 11, 8, 2, 11, 11, 8, 2, 11, 10, 1, 5, 1, NULL, 20, 9, 33.40, 68.00, 54.40, 122.40, 489.60, 300.60, 612.00, 29.38, 0.00, 30.60, 489.60, 518.98, 520.20, 549.58, 189.00),
  (2452457, 52867, 2452460, 9, 31, 12, 12, 31, 31, 12, 12, 31, 5, 2, 5, 4, NULL, 21, 3, 96.00, 149.95, 142.45, 22.50, 427.35, 288.00, 449.85, 34.19, 0.00, 27.00, 427.35, 461.54, 454.35, 488.54, 139.35),
  (2452460, 15188, 2452488, 4, 22, 15, 3, 22, 22, 15, 3, 22, 12, 1, 6, 2, NULL, 22, 1, 14.40, 29.99, 26.99, 3.00, 26.99, 14.40, 29.99, 1.62, 0.00, 0.60, 26.99, 28.61, 27.59, 29.21, 12.59),
  (2452460, 15188, 2452488, 26, 22, 15, 3, 22, 22, 15, 3, 22, 7, 1, 6, 2, NULL, 22, 9, 37.15, 74.50, 74.50, 0.00, 670.50, 334.35, 670.50, 38.22, 33.53, 53.64, 636.97, 675.19, 690.61, 728.83, 302.62),
  (2452505, 38086, 2452533, 11, 27, 16, 10, 27, 8, 17, 5, 8, 2, 1, 7, 2, NULL, 23, 6, 7.90, 16.75, 13.40, 20.10, 80.40, 47.40, 100.50, 3.86, 16.08, 11.04, 64.32, 68.18, 75.36, 79.22, 16.92),
  (2452505, 38086, 2452533, 23, 27, 16, 10, 27, 8, 17, 5, 8, 9, 1, 7, 2, 4, 23, 1, 104.90, 174.00, 174.00, 0.00, 174.00, 104.90, 174.00, 10.44, 0.00, 6.96, 174.00, 184.44, 180.96, 191.40, 69.10),
  (2452505, 38086, 2452533, 25, 27, 16, 10, 27, 8, 17, 5, 8, 1, 1, 7, 2, NULL, 23, 1, 33.40, 68.00, 61.20, 6.80, 61.20, 33.40, 68.00, 3.67, 0.00, 8.16, 61.20, 64.87, 69.36, 73.03, 27.80),
  (2452533, 70358, 2452568, 6, 24, 1, 13, 24, 24, 1, 13, 24, 5, 2, 4, 2, NULL, 24, 1, 38.25, 64.00, 57.60, 6.40, 57.60, 38.25, 64.00, 4.61, 0.00, 5.12, 57.60, 62.21, 62.72, 67.33, 19.35),
  (2452533, 70358, 2452568, 14, 24, 1, 13, 24, 24, 1, 13, 24, 10, 2, 4, 2, NULL, 24, 9, 28.70, 54.50, 51.78, 24.48, 466.02, 258.30, 490.50, 37.28, 0.00, 14.76, 466.02, 503.30, 480.78, 518.06, 207.72),
  (2452568, 28939, 2452580, 4, 26, 11, 5, 26, 26, 11, 5, 26, 4, 1, 9, 3, 5, 25, 8, 14.40, 29.99, 20.99, 72.00, 167.92, 115.20, 239.92, 10.08, 0.00, 9.60, 167.92, 178.00, 177.52, 187.60, 52.72),
  (2452568, 28939, 2452580, 18, 26, 11, 5, 26, 26, 11, 5, 26, 3, 1, 9, 3, NULL, 25, 10, 11.60, 21.99, 20.89, 11.00, 208.90, 116.00, 219.90, 12.53, 0.00, 26.40, 208.90, 221.43, 235.30, 247.83, 92.90),
  (2452608, 81590, 2452610, 4, 21, 10, 16, 21, 21, 10, 16, 21, 1, 1, 3, 1, 5, 26, 2, 14.40, 29.99, 26.99, 6.00, 53.98, 28.80, 59.98, 3.24, 0.00, 6.00, 53.98, 57.22, 59.98, 63.22, 25.18),
  (2452608, 81590, 2452610, 17, 21, 10, 16, 21, 21, 10, 16, 21, 1, 1, 3, 1, NULL, 26, 2, 63.45, 112.00, 89.60, 44.80, 179.20, 126.90, 224.00, 10.75, 0.00, 13.44, 179.20, 189.95, 192.64, 203.39, 52.30),
  (2452608, 81590, 2452610, 25, 21, 10, 16, 21, 21, 10, 16, 21, 11, 1, 3, 1, NULL, 26, 4, 33.40, 68.00, 68.00, 0.00, 272.00, 133.60, 272.00, 16.32, 0.00, 21.76, 272.00, 288.32, 293.76, 310.08, 138.40),
  (2452622, 50806, 2452633, 16, 32, 17, 17, 32, 14, 23, 17, 14, 2, 2, 7, 3, NULL, 27, 2, 16.30, 34.95, 31.46, 6.98, 62.92, 32.60, 69.90, 5.03, 0.00, 5.60, 62.92, 67.95, 68.52, 73.55, 30.32),
  (2452635, 31802, 2452641, 4, 10, 3, 15, 10, 10, 3, 15, 10, 1, 1, 3, 1, 5, 28, 8, 14.40, 29.99, 23.99, 48.00, 191.92, 115.20, 239.92, 11.52, 0.00, 14.40, 191.92, 203.44, 206.32, 217.84, 76.72),
  (2452648, 16359, 2452672, 6, 9, 22, 10, 9, 12, 13, 7, 12, 5, 1, 2, 4, NULL, 29, 5, 38.25, 64.00, 60.80, 16.00, 304.00, 191.25, 320.00, 18.24, 0.00, 12.80, 304.00, 322.24, 316.80, 335.04, 112.75),
  (2452685, 45212, 2452700, 16, 11, 8, 2, 11, 11, 8, 2, 11, 11, 2, 3, 4, 6, 30, 10, 16.30, 34.95, 24.47, 104.80, 244.70, 163.00, 349.50, 17.62, 24.47, 28.00, 220.23, 237.85, 248.23, 265.85, 57.23),
  (2452716, 81204, 2452731, 17, 6, 7, 13, 6, 6, 7, 13, 6, 2, 1, 2, 2, NULL, 31, 1, 63.45, 112.00, 112.00, 0.00, 112.00, 63.45, 112.00, 6.72, 0.00, 7.84, 112.00, 118.72, 119.84, 126.56, 48.55),
  (2452716, 81204, 2452731, 21, 6, 7, 13, 6, 6, 7, 13, 6, 9, 1, 2, 2, NULL, 31, 8, 43.50, 89.95, 80.96, 71.92, 647.68, 348.00, 719.60, 38.86, 0.00, 86.32, 647.68, 686.54, 734.00, 772.86, 299.68),
  (2452731, 49327, 2452751, 18, 26, 11, 5, 26, 26, 11, 5, 26, 4, 1, 1, 3, NULL, 32, 2, 11.60, 21.99, 20.89, 2.20, 41.78, 23.20, 43.98, 2.51, 0.00, 0.44, 41.78, 44.29, 42.22, 44.73, 18.58),
  (2452731, 49327, 2452751, 22, 26, 11, 5, 26, 26, 11, 5, 26, 2, 1, 1, 3, NULL, 32, 3, 81.75, 138.50, 138.50, 0.00, 415.50, 245.25, 415.50, 24.93, 0.00, 8.31, 415.50, 440.43, 423.81, 448.74, 170.25),
  (2452761, 37159, 2452779, 22, 8, 17, 5, 8, 8, 17, 5, 8, 12, 2, 5, 1, NULL, 33, 3, 81.75, 138.50, 124.65, 41.55, 373.95, 245.25, 415.50, 23.93, 74.79, 4.17, 299.16, 323.09, 303.33, 327.26, 53.91),
  (2452792, 52038, 2452807, 4, 16, 9, 9, 16, 16, 9, 9, 16, 4, 1, 3, 3, NULL, 34, 10, 14.40, 29.99, 23.99, 60.00, 239.90, 144.00, 299.90, 14.39, 0.00, 33.00, 239.90, 254.29, 272.90, 287.29, 95.90),
  (2452822, 83269, 2452853, 3, 18, 19, 1, 18, 29, 2, 2, 29, 8, 1, 2, 3, NULL, 35, 7, 25.10, 42.00, 39.90, 14.70, 279.30, 175.70, 294.00, 16.76, 0.00, 2.94, 279.30, 296.06, 282.24, 299.00, 103.60),
  (2452822, 83269, 2452853, 10, 18, 19, 1, 18, 29, 2, 2, 29, 12, 1, 2, 3, NULL, 35, 2, 152.60, 229.00, 183.20, 91.60, 366.40, 305.20, 458.00, 21.98, 0.00, 32.06, 366.40, 388.38, 398.46, 420.44, 61.20),
  (2452822, 83269, 2452853, 12, 18, 19, 1, 18, 29, 2, 2, 29, 10, 1, 2, 3, NULL, 35, 10, 13.80, 27.40, 27.40, 0.00, 274.00, 138.00, 274.00, 16.44, 0.00, 11.00, 274.00, 290.44, 285.00, 301.44, 136.00),
  (2452853, 10924, 2452870, 5, 16, 9, 9, 16, 16, 9, 9, 16, 5, 2, 9, 2, NULL, 36, 10, 5.60, 12.49, 10.62, 18.70, 106.20, 56.00, 124.90, 7.65, 10.62, 11.20, 95.58, 103.23, 106.78, 114.43, 39.58),
  (2452853, 10924, 2452870, 11, 16, 9, 9, 16, 16, 9, 9, 16, 9, 2, 9, 2, NULL, 36, 1, 7.90, 16.75, 16.75, 0.00, 16.75, 7.90, 16.75, 1.34, 0.00, 0.17, 16.75, 18.09, 16.92, 18.26, 8.85),
  (2452853, 10924, 2452870, 24, 16, 9, 9, 16, 16, 9, 9, 16, 3, 2, 9, 2, NULL, 36, 3, 15.85, 32.25, 30.64, 4.83, 91.92, 47.55, 96.75, 7.35, 0.00, 0.00, 91.92, 99.27, 91.92, 99.27, 44.37),
  (2452884, 17925, 2452914, 4, 1, 6, 6, 1, 33, 22, 4, 33, 4, 1, 8, 1, NULL, 37, 2, 14.40, 29.99, 29.99, 0.00, 59.98, 28.80, 59.98, 3.42, 3.00, 2.40, 56.98, 60.40, 59.38, 62.80, 28.18),
  (2452884, 17925, 2452914, 5, 1, 6, 6, 1, 33, 22, 4, 33, 3, 1, 8, 1, NULL, 37, 4, 5.60, 12.49, 12.49, 0.00, 49.96, 22.40, 49.96, 3.00, 0.00, 4.00, 49.96, 52.96, 53.96, 56.96, 27.56),
  (2452914, 32009, 2452933, 16, 30, 7, 7, 30, 4, 22, 3, 4, 12, 1, 8, 4, NULL, 38, 3, 16.30, 34.95, 31.46, 10.47, 94.38, 48.90, 104.85, 5.66, 0.00, 12.57, 94.38, 100.04, 106.95, 112.61, 45.48),
  (2452914, 32009, 2452933, 17, 30, 7, 7, 30, 4, 22, 3, 4, 4, 1, 8, 4, NULL, 38, 2, 63.45, 112.00, 112.00, 0.00, 224.00, 126.90, 224.00, 13.44, 0.00, 11.20, 224.00, 237.44, 235.20, 248.64, 97.10),
  (2452945, 48374, 2452972, 23, 17, 14, 14, 17, 17, 14, 14, 17, 9, 2, 2, 3, NULL, 39, 3, 104.90, 174.00, 174.00, 0.00, 522.00, 314.70, 522.00, 41.76, 0.00, 5.22, 522.00, 563.76, 527.22, 568.98, 207.30),
  (2452975, 33738, 2452998, 3, 8, 17, 5, 8, 30, 7, 7, 30, 5, 1, 8, 4, NULL, 40, 9, 25.10, 42.00, 42.00, 0.00, 378.00, 225.90, 378.00, 22.68, 0.00, 41.58, 378.00, 400.68, 419.58, 442.26, 152.10),
  (2452975, 33738, 2452998, 10, 8, 17, 5, 8, 30, 7, 7, 30, 5, 1, 8, 4, 8, 40, 2, 152.60, 229.00, 160.30, 137.40, 320.60, 305.20, 458.00, 19.24, 0.00, 13.74, 320.60, 339.84, 334.34, 353.58, 15.40);


-- ---------------------------------------------------------------------------------------------------------------
-- 15. inventory: stock of an article in a warehouse on a day, counted twice a year
-- Relates to: inv_date_sk = date_dim.d_date_sk, inv_item_sk = item.i_item_sk,
--             inv_warehouse_sk = warehouse.w_warehouse_sk.
-- Key: the key of TPC-DS holds as it is: it contains both distribution columns and the partition key.
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE inventory (
  inv_date_sk           integer  NOT NULL,
  inv_item_sk           integer  NOT NULL,
  inv_warehouse_sk      integer  NOT NULL,
  inv_quantity_on_hand  integer,
  CONSTRAINT pk_inventory PRIMARY KEY (inv_date_sk, inv_item_sk, inv_warehouse_sk)
)
WITH (ORIENTATION = COLUMN, COMPRESSION = HIGH)
DISTRIBUTE BY HASH (inv_item_sk, inv_warehouse_sk)
PARTITION BY RANGE (inv_date_sk)
(
  PARTITION p2001 VALUES LESS THAN (2452276),
  PARTITION p2002 VALUES LESS THAN (2452641),
  PARTITION p2003 VALUES LESS THAN (2453006),
  PARTITION pmax VALUES LESS THAN (MAXVALUE)
);

COMMENT ON TABLE inventory IS 'Stock counts: one row per day, article and warehouse.';
COMMENT ON COLUMN inventory.inv_date_sk IS 'Day of the count, see date_dim. Partition key.';
COMMENT ON COLUMN inventory.inv_item_sk IS 'The article counted, see item. First distribution column.';
COMMENT ON COLUMN inventory.inv_warehouse_sk IS 'Where it was counted, see warehouse. Second distribution column.';
COMMENT ON COLUMN inventory.inv_quantity_on_hand IS 'Units found, NULL if the count is missing.';

INSERT INTO inventory
  (inv_date_sk, inv_item_sk, inv_warehouse_sk, inv_quantity_on_hand)
VALUES
  (2451911, 1, 1, 307),
  (2451911, 1, 3, 888),
  (2451911, 6, 1, 953),
  (2451911, 6, 3, 561),
  (2451911, 7, 1, 548),
  (2451911, 7, 3, 375),
  (2451911, 11, 2, 29),
  (2451911, 11, 4, 814),
  (2451911, 20, 2, 190),
  (2451911, 20, 4, 365),
  (2451911, 23, 2, 940),
  (2451911, 23, 4, 52),
  (2452092, 1, 1, 596),
  (2452092, 1, 3, 435),
  (2452092, 6, 1, 774),
  (2452092, 6, 3, 673),
  (2452092, 7, 1, 249),
  (2452092, 7, 3, 730),
  (2452092, 11, 2, 62),
  (2452092, 11, 4, 556),
  (2452092, 20, 2, 975),
  (2452092, 20, 4, 956),
  (2452092, 23, 2, 668),
  (2452092, 23, 4, 7),
  (2452276, 1, 1, 73),
  (2452276, 1, 3, 548),
  (2452276, 6, 1, 318),
  (2452276, 6, 3, 798),
  (2452276, 8, 1, 309),
  (2452276, 8, 3, 5),
  (2452276, 11, 2, 89),
  (2452276, 11, 4, 471),
  (2452276, 21, 2, 377),
  (2452276, 21, 4, 824),
  (2452276, 23, 2, 528),
  (2452276, 23, 4, 535),
  (2452457, 1, 1, 666),
  (2452457, 1, 3, 744),
  (2452457, 6, 1, 789),
  (2452457, 6, 3, 993),
  (2452457, 8, 1, 500),
  (2452457, 8, 3, 408),
  (2452457, 11, 2, 778),
  (2452457, 11, 4, 35),
  (2452457, 21, 2, 103),
  (2452457, 21, 4, 647),
  (2452457, 23, 2, NULL),
  (2452457, 23, 4, NULL),
  (2452641, 1, 1, 798),
  (2452641, 1, 3, 52),
  (2452641, 6, 1, 675),
  (2452641, 6, 3, 330),
  (2452641, 8, 1, 823),
  (2452641, 8, 3, 850),
  (2452641, 11, 2, 110),
  (2452641, 11, 4, 376),
  (2452641, 21, 2, 597),
  (2452641, 21, 4, 855),
  (2452641, 23, 2, 982),
  (2452641, 23, 4, 998),
  (2452822, 1, 1, 2),
  (2452822, 1, 3, 338),
  (2452822, 6, 1, 103),
  (2452822, 6, 3, 818),
  (2452822, 8, 1, 441),
  (2452822, 8, 3, 997),
  (2452822, 11, 2, 748),
  (2452822, 11, 4, 134),
  (2452822, 21, 2, 231),
  (2452822, 21, 4, 273),
  (2452822, 23, 2, 940),
  (2452822, 23, 4, 478);
