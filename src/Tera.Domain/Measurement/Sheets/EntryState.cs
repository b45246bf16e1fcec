namespace Tera.Measurement.Sheets;

/// <summary>What is known of a cell; an empty one is never zero.</summary>
public enum EntryState
{
    /// <summary>Nothing is expected yet (belum diukur).</summary>
    NotDue,

    /// <summary>Expected and not there (belum dilaporkan).</summary>
    NotReported,

    /// <summary>Somebody says that the figure does not exist, and why (tidak tersedia).</summary>
    NotAvailable,

    /// <summary>There is a figure; zero is one.</summary>
    Value,
}
