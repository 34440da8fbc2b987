"""More than one process, or machine: reading with Ray Data into a folder of Parquet, and one person under one name."""
