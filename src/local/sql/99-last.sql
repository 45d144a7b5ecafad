-- Comes after every other file: from here on the catalogs hold no more than DWS has, and the mode of a new cluster is set.
SELECT dws_catalog.hide_too_new();
SELECT dws_catalog.set_compatibility('ORA');
