using System.Globalization;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Dispatches;

/// <summary>Of whom something is noted, as ticked; the proof itself stands in <see cref="DispatchProofForm"/>.</summary>
internal static class RecipientForm
{
    public const string NoteAction = "catat-penerima";
    public const string UnsentAction = "tidak-terkirim";
    public const string ChosenField = "UntukPenerima";
    public const string ReasonField = "AlasanTidakTerkirim";
    public const int LongestReason = 500;

    /// <summary>Places of those who are ticked and to whom it has not left.</summary>
    public static IReadOnlyList<int> Chosen(PanelForm form, IReadOnlyList<DispatchRecipient> recipients)
    {
        var ticked = form.All(ChosenField);
        return [.. recipients.Where(row => row.SentOn is null && ticked.Contains(ValueOf(row))).Select(row => row.Ordinal)];
    }

    /// <summary>As the boxes say it.</summary>
    public static string ValueOf(DispatchRecipient row) => row.Ordinal.ToString(CultureInfo.InvariantCulture);

    /// <summary>Why it does not go to them, or what is wrong with that.</summary>
    public static string? Reason(PanelForm form, List<Rejection> faults)
    {
        if (form[ReasonField] is { Length: > 0 and <= LongestReason } reason)
        {
            return reason;
        }

        faults.Add(RecipientRejections.ReasonMissing(LongestReason));
        return null;
    }
}

/// <summary>Why nothing was noted of those who get a letter.</summary>
public static class RecipientRejections
{
    /// <summary>Nobody is ticked.</summary>
    public static Rejection NobodyChosen() => new("documents.dispatch.nobody-chosen");

    /// <summary>No reason, or too long.</summary>
    public static Rejection ReasonMissing(int longest) => new("documents.dispatch.reason-missing", longest);

    /// <summary>Addressees of whom nothing is noted.</summary>
    public static Rejection Open(IEnumerable<string> names) => new("documents.dispatch.recipient-open", string.Join("; ", names));

    /// <summary>It went to no addressee.</summary>
    public static Rejection NobodyReached() => new("documents.dispatch.nobody-reached");
}
