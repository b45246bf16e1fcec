using Tera.Organisation;
using Tera.Platform.Components;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Shared;

namespace Tera.Procedures.Runs.Show;

/// <summary>Tells the events of a run in words.</summary>
/// <param name="definition">Its SOP.</param>
/// <param name="run">As it stands.</param>
/// <param name="names">Of the people in the events.</param>
/// <param name="linked">Titles of the runs it waited for, and of the one it was begun for.</param>
/// <param name="zone">At whose seat.</param>
internal sealed class RunHistory(ProcedureDefinition definition, Run run, IReadOnlyDictionary<PersonId, string> names, IReadOnlyDictionary<RunId, string> linked, IndonesianTimeZone zone)
{
    public HistoryEntry Entry(SealedEvent kept)
    {
        var happened = RunEventJson.Read(kept.Content);
        var (icon, what, words) = Tell(happened);
        var (by, link) = (Performer(happened), LinkOf(happened));
        return new(
            kept.Sequence,
            zone.Short(kept.RecordedAt),
            icon,
            kept.Actor is { } person ? names.GetValueOrDefault(person, "Pegawai") : "Tera",
            link is null ? what : what + ":",
            by?.Position ?? (kept.Actor is null ? "otomatis" : null),
            words,
            happened is RunEvent.Completed { OwnWork: true } ? "Pelaksana ini juga yang menyusun; SOP atau kebijakan daerah membolehkannya." : null,
            link);
    }

    private (string Icon, string What, string? Words) Tell(RunEvent happened) => happened switch
    {
        RunEvent.Started { Parent: not null } => ("player-play", "memulai SOP ini karena SOP lain menunggunya", null),
        RunEvent.Started { CoverOverride: var reason, Binding.Subject.Matter: { } matter } => ("player-play", $"memulai pelaksanaan dengan perihal “{matter}”{(reason is null ? "" : ", meski sampul SOP belum lengkap")}", reason),
        RunEvent.Started { CoverOverride: { } reason } => ("player-play", "memulai pelaksanaan meski sampul SOP belum lengkap", reason),
        RunEvent.Started => ("player-play", "memulai pelaksanaan", null),
        RunEvent.Claimed claimed => ("hand-click", $"mengambil tugas {Place(claimed.Task)}", null),
        RunEvent.Released released => ("arrow-back-up", $"melepas tugas {Place(released.Task)}", null),
        RunEvent.Reassigned reassigned => ("arrows-split-2", $"mengalihkan tugas {Place(reassigned.Task)} kepada {names.GetValueOrDefault(reassigned.To, "pegawai lain")}", reassigned.Reason),
        RunEvent.Entrusted entrusted => ("signature", $"menyerahkan {Place(entrusted.Task)} untuk ditandatangani {entrusted.To.Position}", null),
        RunEvent.GivenBack back => ("arrow-back-up", $"mengembalikan {Place(back.Task)} kepada penyusunnya, belum ditandatangani", back.Reason),
        RunEvent.HandedBack back => ("signature", $"menandatangani surat pada {Place(back.Task)} dan menyerahkannya untuk dikirim", null),
        RunEvent.Completed { Outcome: CheckOutcome.No } no => ("arrow-back-up", $"memutuskan {No(no.Task.Step)} pada {Place(no.Task)}", no.Note),
        RunEvent.Completed { Outcome: CheckOutcome.Yes } yes => ("circle-check", $"memutuskan {Yes(yes.Task.Step)} pada {Place(yes.Task)}", yes.Note),
        RunEvent.Completed done => ("circle-check", Done(done.Task), done.Note),
        RunEvent.Returned returned => ("arrow-back-up", $"mengembalikan ke {Step(returned.To)}{For(returned.Units)}{(returned.Deviates ? ", di luar alur SOP" : "")}", returned.Reason),
        RunEvent.SubmissionReturned returned => ("arrow-back-up", $"mengembalikan isian {run.Find(returned.Task)?.Label}", returned.Reason),
        RunEvent.CollectionClosed closed => ("lock", $"menutup pengumpulan pada {Step(closed.Step)} tanpa menunggu", closed.Reason),
        RunEvent.InputProvided input => ("paperclip", $"mencatat kelengkapan “{Printed(input)}” ada di luar Tera", input.Reason),
        RunEvent.Paused paused => ("player-pause", "menghentikan waktu", paused.Reason),
        RunEvent.Resumed => ("player-play", "menjalankan waktu lagi", null),
        RunEvent.Cancelled cancelled => ("alert-circle", "membatalkan pelaksanaan", cancelled.Reason),
        RunEvent.OverdueNoted noted => ("clock-exclamation", $"mencatat batas waktu terlampaui pada {Step(noted.Tasks[0].Step)}", null),
        RunEvent.LinkFinished => ("circle-check", "mencatat SOP tertaut selesai", null),
        RunEvent.LinkCancelled link => ("alert-circle", $"mencatat SOP tertaut dibatalkan; {Step(link.Task.Step)} dilanjutkan tanpa SOP itu", link.Reason),
        RunEvent.MovedToVersion moved => ("stack-2", $"memindahkan pelaksanaan dari versi {moved.From} ke versi {moved.To}", moved.Reason),
        RunEvent.Rescheduled => ("calendar", "menghitung ulang batas waktu karena kalender berubah", null),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, null),
    };

    /// <summary>The run of another SOP that an event speaks of.</summary>
    private HistoryLink? LinkOf(RunEvent happened)
    {
        RunId? other = happened switch
        {
            RunEvent.Started { Parent: { } parent } => parent.Run,
            RunEvent.LinkFinished finished => finished.Child,
            RunEvent.LinkCancelled cancelled => cancelled.Child,
            _ => null,
        };
        return other is { } one && linked.TryGetValue(one, out var title) ? new(title, ProceduresLinks.Run(one)) : null;
    }

    private static Performer? Performer(RunEvent happened) => happened switch
    {
        RunEvent.Completed done => done.By,
        RunEvent.Entrusted entrusted => entrusted.By,
        RunEvent.GivenBack back => back.By,
        RunEvent.HandedBack back => back.By,
        RunEvent.Returned returned => returned.By,
        RunEvent.SubmissionReturned returned => returned.By,
        RunEvent.CollectionClosed closed => closed.By,
        RunEvent.InputProvided input => input.By,
        _ => null,
    };

    /// <summary>Steps that a SOP does not print, as signing and archiving, are named by what is done.</summary>
    private string Done(TaskKey task) => (task.Slot.IsJointActor ? "menyatakan ikut serta" : ActWords.Past(definition[task.Step].Acts[task.Act - 1].Kind))
        + (definition[task.Step].Nature is StepNature.Printed ? $" pada {Place(task)}" : "");

    private string Printed(RunEvent.InputProvided input) =>
        definition[input.Step].Standard.Inputs.FirstOrDefault(one => one.Artifact == input.Artifact)?.Printed ?? input.Artifact.Value;

    private string Place(TaskKey task) => run.Find(task) is { Label: { } label } ? $"{Step(task.Step)} ({label})" : Step(task.Step);

    private string Step(StepKey key) => StepWords.Within(definition[key]);

    private string Yes(StepKey step) => (definition[step].Onward as Onward.Decision)?.Yes.Label ?? "Ya";

    private string No(StepKey step) => (definition[step].Onward as Onward.Decision)?.No.Label ?? "Tidak";

    private string For(System.Collections.Immutable.ImmutableArray<Slot> units) => units.IsDefaultOrEmpty
        ? ""
        : " untuk " + string.Join(", ", run.Participants.Where(who => units.Contains(who.Slot)).Select(who => who.Name));
}
