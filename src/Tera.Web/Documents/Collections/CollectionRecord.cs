using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Documents.Drafts;
using Tera.Platform.Data;
using Tera.Procedures.Engine;

namespace Tera.Documents.Collections;

/// <summary>Keeps and reads what a berita acara says units have handed in.</summary>
public sealed class CollectionRecord(TeraDbContext db, IEnumerable<ICollectedThings> sources)
{
    /// <summary>As it stands, for who writes it.</summary>
    public async Task<IReadOnlyList<CollectedThing>> NowAsync(RunId run, CancellationToken ct)
    {
        List<CollectedThing> all = [];
        foreach (var source in sources)
        {
            all.AddRange(await source.OfRunAsync(run, ct));
        }

        return all;
    }

    /// <summary>As it stands now, for the paper; of any other text nothing.</summary>
    internal async Task KeepAsync(TextDocument text, CancellationToken ct)
    {
        if (text.Kind != TextTemplate.CollectionKind)
        {
            return;
        }

        db.AddRange((await NowAsync(text.RunId, ct)).Select((thing, ordinal) => new CollectedLine
        {
            TextDocumentId = text.Id,
            Ordinal = ordinal,
            Unit = thing.Unit,
            HandedInAt = thing.At,
            ByName = thing.By,
            ByPosition = thing.Position,
            Figures = thing.Figures,
            Files = thing.Files,
        }));
    }

    public async Task<IReadOnlyList<CollectedLine>> OfAsync(TextDocumentId text, CancellationToken ct) =>
        await db.Set<CollectedLine>().AsNoTracking().Where(row => row.TextDocumentId == text).OrderBy(row => row.Ordinal).ToListAsync(ct);
}
