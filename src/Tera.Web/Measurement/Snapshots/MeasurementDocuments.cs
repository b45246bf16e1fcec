using Tera.Documents.Contracts;
using Tera.Measurement.Contracts;
using Tera.Measurement.Papers;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Snapshots;

/// <summary>Hands frozen figures over to be printed.</summary>
public sealed class MeasurementDocuments(ArtifactDesk desk)
{
    /// <summary>Name of the document where the SOP prints none of its own.</summary>
    public const string UsualName = "Pengukuran Kinerja";

    /// <summary>The measurement document, with every figure it prints; what it must not print of employees goes into its limited annex.</summary>
    public async Task IssueAsync(RunMoment moment, TaskKey task, Snapshot snapshot, PersonId by, CancellationToken ct)
    {
        var recap = snapshot.Read().Recap;
        IReadOnlyList<SnapshotValue> values = [.. PaperFigures.Of(recap).Select(figure => new SnapshotValue(figure.Id, figure.Version, figure.Label, figure.Printed))];
        await desk.IssueAsync(
            new(
                moment.Head, task, MeasurementArtifacts.Document, Slot.Sole, MeasurementTemplate.TemplateName, TitleOf(moment), snapshot.Id.Value, values,
                Numbered: true, by),
            ct);
        if (recap.Employees.Count > 0)
        {
            await desk.IssueAsync(
                new(
                    moment.Head, task, MeasurementArtifacts.EmployeeAnnex, Slot.Sole, EmployeeAnnexTemplate.TemplateName,
                    $"Lampiran Terbatas Kinerja Pegawai {SheetOpening.PeriodOf(moment.Head.Subject)}", snapshot.Id.Value, [], Numbered: false, by),
                ct);
        }
    }

    /// <summary>The empty form.</summary>
    public Task<RevisionId> IssueFormAsync(RunMoment moment, TaskKey task, Snapshot snapshot, PersonId by, CancellationToken ct) => desk.IssueAsync(
        new(
            moment.Head, task, MeasurementArtifacts.Form, Slot.Sole, FormTemplate.TemplateName,
            $"Formulir Pengukuran Kinerja {SheetOpening.PeriodOf(moment.Head.Subject)}", snapshot.Id.Value, [], Numbered: false, by),
        ct);

    /// <summary>The SOP's own word for its result, where it is more than “Dokumen”.</summary>
    private static string TitleOf(RunMoment moment)
    {
        var printed = moment.Definition.Steps.SelectMany(step => step.Standard.Outputs)
            .Where(output => output.Artifact == MeasurementArtifacts.Document).Select(output => output.Printed)
            .FirstOrDefault(name => name.StartsWith("Realisasi", StringComparison.Ordinal));
        return $"{printed ?? UsualName} {SheetOpening.PeriodOf(moment.Head.Subject)}";
    }
}
