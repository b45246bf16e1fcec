using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Measurement.Contracts;
using Tera.Measurement.Snapshots;
using Tera.Platform.Data;
using Tera.Platform.Paper;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Papers;

/// <summary>What the papers of this module print.</summary>
/// <param name="Header">Number, date, code.</param>
/// <param name="Letterhead">Kop.</param>
/// <param name="Frozen">Figures and words, as frozen.</param>
/// <param name="Signatory">Null where nobody holds the signing lane, or nobody signs.</param>
public sealed record MeasurementPaperView(PaperHeader Header, LetterheadView Letterhead, FrozenRecap Frozen, SignatoryView? Signatory)
{
    public FiscalPeriod Period => new(new FiscalYear(Frozen.Recap.FiscalYear), new Quarter(Frozen.Recap.Quarter));

    /// <summary>Of the agency; empty where only units wrote.</summary>
    public FrozenNarrative? Agency => Frozen.Narratives.FirstOrDefault(one => one.Of is null);

    /// <summary>What is concluded, one sentence each; a unit's with its name.</summary>
    public IEnumerable<string> Conclusions => Frozen.Narratives.SelectMany(one => Lines(one, one.Conclusion));

    /// <summary>What follows, one sentence each; a unit's with its name.</summary>
    public IEnumerable<string> FollowUps => Frozen.Narratives.SelectMany(one => Lines(one, one.FollowUp));

    private static IEnumerable<string> Lines(FrozenNarrative of, string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => of.Of is { } unit ? $"{unit}: {line}" : line);
}

/// <summary>The measurement document: figures of the quarter, budget, conclusions, and an annex for every unit.</summary>
internal sealed class MeasurementTemplate(TeraDbContext db, PaperParts parts) : IDocumentTemplate
{
    public const string TemplateName = "pengukuran";

    public string Name => TemplateName;

    public async Task<PaperContent> LoadAsync(PaperHeader paper, CancellationToken ct)
    {
        var frozen = await db.FrozenAsync(paper.SourceId, ct);
        (SignatoryView Block, PrintedSigner Signer)? signs = frozen.Procedure.SigningLane is { } lane ? await parts.SignerAsync(paper, new LaneKey(lane), ct) : null;
        var view = new MeasurementPaperView(paper, await parts.LetterheadAsync(paper.Agency, ct), frozen, signs?.Block);
        return new(typeof(MeasurementPaper), new Dictionary<string, object?> { [nameof(MeasurementPaper.View)] = view }) { Signer = signs?.Signer };
    }
}

/// <summary>The empty form with its targets, for those who fill by hand first.</summary>
internal sealed class FormTemplate(TeraDbContext db, PaperParts parts) : IDocumentTemplate
{
    public const string TemplateName = "formulir-pengukuran";

    public string Name => TemplateName;

    public async Task<PaperContent> LoadAsync(PaperHeader paper, CancellationToken ct)
    {
        var view = new MeasurementPaperView(paper, await parts.LetterheadAsync(paper.Agency, ct), await db.FrozenAsync(paper.SourceId, ct), Signatory: null);
        return new(typeof(FormPaper), new Dictionary<string, object?> { [nameof(FormPaper.View)] = view });
    }
}

/// <summary>What is personal, apart from the document that goes out.</summary>
internal sealed class EmployeeAnnexTemplate(TeraDbContext db, PaperParts parts, ArtifactDesk desk) : IDocumentTemplate
{
    public const string TemplateName = "lampiran-pegawai";

    public string Name => TemplateName;

    public async Task<PaperContent> LoadAsync(PaperHeader paper, CancellationToken ct)
    {
        var view = new MeasurementPaperView(paper, await parts.LetterheadAsync(paper.Agency, ct), await db.FrozenAsync(paper.SourceId, ct), Signatory: null);
        var document = await desk.CurrentAsync(paper.Run, MeasurementArtifacts.Document, Slot.Sole, ct);
        return new(
            typeof(EmployeeAnnexPaper),
            new Dictionary<string, object?> { [nameof(EmployeeAnnexPaper.View)] = view, [nameof(EmployeeAnnexPaper.Number)] = document?.Letter });
    }
}

internal static class FrozenQuery
{
    public static async Task<FrozenRecap> FrozenAsync(this TeraDbContext db, Guid source, CancellationToken ct)
    {
        var id = new SnapshotId(source);
        return (await db.Set<Snapshot>().AsNoTracking().SingleAsync(snapshot => snapshot.Id == id, ct)).Read();
    }
}
