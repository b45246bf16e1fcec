using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Runs;

/// <summary>Definitions of versions, parsed once: a version that has been in force never changes.</summary>
/// <remarks>Drafts are not asked for here. The key is the version's id, which the region rule has let the caller see.</remarks>
public sealed class DefinitionCache
{
    private const int Capacity = 500;
    private readonly ConcurrentDictionary<VersionId, ProcedureDefinition> _known = new();

    public async Task<ProcedureDefinition> OfAsync(TeraDbContext db, VersionId version, CancellationToken ct)
    {
        if (_known.TryGetValue(version, out var known))
        {
            return known;
        }

        var content = await db.Database.SqlQuery<string>($"""select content as "Value" from procedures.version where id = {version.Value}""").SingleAsync(ct);
        if (_known.Count >= Capacity)
        {
            _known.Clear();
        }

        return _known[version] = DefinitionJson.Read(content);
    }
}
