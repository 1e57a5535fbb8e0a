"""Pages written as PDF, through ReportLab and HarfBuzz."""
