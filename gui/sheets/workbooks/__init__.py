"""Workbooks read: .xlsx in pieces, .xls and .xlsb by their records, all through calamine where it can."""
