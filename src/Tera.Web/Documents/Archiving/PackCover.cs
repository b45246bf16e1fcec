using System.Text;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Signatures;
using Tera.Organisation.Contracts;
using Tera.Organisation.Regions;
using Tera.Platform.Data;
using Tera.Platform.Paper;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Documents.Archiving;

/// <summary>A document on the first page of a package.</summary>
/// <param name="Path">Of its PDF within the package; null where it was never printed.</param>
public sealed record PackedDocument(Revision Revision, string? Letter, IReadOnlyList<Signature> Marks, string? Path);

/// <summary>All that the first page of a package shows.</summary>
public sealed record PackView(
    string Region, AgencyCard Agency, RunChronicle Run, IReadOnlyList<PackedDocument> Documents, IReadOnlyList<RevisionValue> Figures, IReadOnlyList<PackedFile> Files)
{
    /// <summary>The entry of the archive; without rows while the run is not filed.</summary>
    public required PackTable Record { get; init; }

    /// <summary>How its letters left, what was entered elsewhere, and its meetings.</summary>
    public IReadOnlyList<PackTable> Tables { get; init; } = [];

    /// <summary>What else lies in the package, by its folder.</summary>
    public IEnumerable<IGrouping<string, PackedFile>> Folders => Files
        .Where(file => !Documents.Any(document => document.Path == file.Path))
        .GroupBy(file => file.Path.Split('/')[0]);
}

/// <summary>Writes the first page of a package: it is read in any browser, without Tera and without a network, in fifty years too.</summary>
public sealed class PackCover(TeraDbContext db, RunPapers papers, RunChronicles chronicles, OrganisationDirectory directory, OutgoingPackage outgoing, MeetingPackage meetings, RecordPackage record, PaperRenderer renderer)
{
    private static readonly Lazy<string> Style = new(() =>
    {
        using var resource = typeof(PackCover).Assembly.GetManifestResourceStream("Tera.Documents.Archiving.PackPaper.css")
            ?? throw new InvalidOperationException("The style of packages is not embedded.");
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return reader.ReadToEnd();
    });

    internal static string Css => Style.Value;

    /// <summary>The page as HTML.</summary>
    /// <param name="run">Whose package.</param>
    /// <param name="files">What lies in it so far, in order.</param>
    /// <param name="ct">Ends waiting.</param>
    internal async Task<string> WriteAsync(RunId run, IReadOnlyList<PackedFile> files, CancellationToken ct)
    {
        var chronicle = await chronicles.OfAsync(run, ct);
        var agency = await directory.AgencyAsync(chronicle.Head.Agency, ct) ?? throw new InvalidOperationException("A run without its agency.");
        var read = await papers.OfPackageAsync(run, ct);
        var documents = Documents(read, files);
        var counting = documents.Where(document => document.Revision.SupersededAt is null).Select(document => document.Revision.Id).ToHashSet();
        var view = new PackView(
            await db.Set<Region>().Select(region => region.Name).SingleAsync(ct),
            agency,
            chronicle,
            documents,
            [.. read.Values.Where(value => counting.Contains(value.RevisionId))],
            files)
        {
            Record = await record.TableAsync(run, ct),
            Tables = [.. await outgoing.TablesAsync(run, ct), .. await meetings.TablesAsync(run, ct)],
        };
        return await renderer.RenderHtmlAsync<PackPaper>(new Dictionary<string, object?> { [nameof(PackPaper.View)] = view });
    }

    private static IReadOnlyList<PackedDocument> Documents(PapersOfRun read, IReadOnlyList<PackedFile> files)
    {
        var marks = read.Marks.OrderBy(mark => mark.Ordinal).ToLookup(mark => mark.RevisionId);
        return [.. read.Papers.Select(row => new PackedDocument(
            row.Revision, row.Letter, [.. marks[row.Revision.Id]],
            files.FirstOrDefault(file => file.Hash == row.Revision.CurrentPdf && file.Path.EndsWith(".pdf", StringComparison.Ordinal))?.Path))];
    }
}
