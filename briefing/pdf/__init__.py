"""A page becomes PDF through ReportLab's document and HarfBuzz."""
