using Tera.Shared;

namespace Tera.Measurement;

/// <summary>What stands in one cell of a measurement. An empty cell can mean four things, and none of them is zero.</summary>
public abstract record MeasuredValue
{
    private MeasuredValue()
    {
    }

    /// <summary>Nothing is expected yet (belum diukur).</summary>
    public sealed record NotDue : MeasuredValue
    {
        private NotDue()
        {
        }

        /// <summary>The only one.</summary>
        public static NotDue Instance { get; } = new();
    }

    /// <summary>Expected, and nobody has said anything (belum dilaporkan).</summary>
    public sealed record NotReported : MeasuredValue
    {
        private NotReported()
        {
        }

        /// <summary>The only one.</summary>
        public static NotReported Instance { get; } = new();
    }

    /// <summary>Somebody says that the figure does not exist (tidak tersedia), and why.</summary>
    public sealed record NotAvailable : MeasuredValue
    {
        private NotAvailable(string reason) => Reason = reason;

        /// <summary>In the words of the person who reported.</summary>
        public string Reason { get; }

        /// <summary>Refuses a blank reason.</summary>
        public static Result<MeasuredValue> Because(string reason) =>
            string.IsNullOrWhiteSpace(reason) ? MeasurementRejections.ReasonMissing() : new NotAvailable(reason.Trim());
    }

    /// <summary>There are figures, but they cannot be brought together or assessed (tidak dapat dinilai).</summary>
    public sealed record NotAssessable(NotAssessableReason Reason) : MeasuredValue;

    /// <summary>A figure; zero is one.</summary>
    public sealed record Value(ActualValue Actual) : MeasuredValue;
}
