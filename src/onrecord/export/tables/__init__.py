"""Records as tables, a table a kind of fact: CSV, Excel, Parquet and data frames."""
