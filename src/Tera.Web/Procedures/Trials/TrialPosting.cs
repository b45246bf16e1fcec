using Tera.Procedures.Definitions;
using Tera.Procedures.Editing;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Procedures.Panels;
using Tera.Shared;

namespace Tera.Procedures.Trials;

/// <summary>Names of the forms of a trial and of their fields, and what they say.</summary>
internal static class TrialPosting
{
    public const string GoOnName = "lanjut", UndoName = "urungkan", EndName = "akhiri";

    public const string Row = "Langkah", Note = "Catatan", Time = "Waktu", Filler = "Pengisi", Conclusion = "Kesimpulan", Words = "Penjelasan", Present = "Hadir";

    public const string Fit = "layak", NeedsWork = "perbaikan";

    /// <summary>What is said of the row; a box that was not asked says nothing.</summary>
    public static TrialAnswer Answer(IFormCollection form, TrialTurn turn)
    {
        CheckOutcome? outcome = form[CheckPanel.OutcomeField].ToString() switch { "ya" => CheckOutcome.Yes, "tidak" => CheckOutcome.No, _ => null };
        var fillers = Slots(form, Filler);
        var all = turn.Fillers.Count == 0 || fillers.Select(slot => slot.Value).ToHashSet().SetEquals(turn.Filling.Intersect(turn.Fillers.Select(choice => choice.Value)));
        return new(
            outcome,
            KeyFormat.IsValid(form[CheckPanel.TargetField].ToString()) ? new StepKey(form[CheckPanel.TargetField].ToString()) : null,
            [.. Slots(form, CheckPanel.UnitField)],
            all ? null : [.. fillers]);
    }

    /// <summary>What is written down beside it, or why it cannot be read.</summary>
    public static Result<TrialRemark> Remark(IFormCollection form) => Text(form, Time) switch
    {
        null => new TrialRemark(Text(form, Note), null),
        { Length: <= 60 } typed when WrittenDuration.Read(typed) is { } time => new TrialRemark(Text(form, Note), time),
        var typed => EditRejections.TimeUnreadable(typed),
    };

    /// <summary>Null where no conclusion was chosen.</summary>
    public static TrialVerdict? Verdict(IFormCollection form) => form[Conclusion].ToString() switch
    {
        Fit => new(TrialConclusion.Fit, Text(form, Words), Text(form, Present)),
        NeedsWork => new(TrialConclusion.NeedsWork, Text(form, Words), Text(form, Present)),
        _ => null,
    };

    /// <summary>The input at which a refusal stands; null for the form as a whole.</summary>
    public static string? FieldOf(string form, Rejection no) => (form, no.Code) switch
    {
        (GoOnName, "procedures.run.outcome-missing") => CheckPanel.OutcomeField,
        (GoOnName, "procedures.run.not-a-target") => CheckPanel.TargetField,
        (GoOnName, "procedures.run.units-not-applicable") => CheckPanel.UnitField,
        (GoOnName, "procedures.run.wrong-participants") => Filler,
        (GoOnName, "procedures.editing.time-unreadable") => Time,
        (GoOnName, "procedures.trial.too-long") => Note,
        (EndName, "procedures.trial.conclusion-missing") => Conclusion,
        (EndName, "procedures.trial.present-too-long") => Present,
        (EndName, "procedures.trial.words-missing" or "procedures.trial.too-long") => Words,
        _ => null,
    };

    private static List<Slot> Slots(IFormCollection form, string field) => [.. form[field].OfType<string>().Select(value => new Slot(value))];

    private static string? Text(IFormCollection form, string field) =>
        form[field].ToString().Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim() is { Length: > 0 } text ? text : null;
}
