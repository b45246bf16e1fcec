using Microsoft.EntityFrameworkCore;
using Tera.Platform.Data;
using Tera.Procedures.Exchange;
using Tera.Procedures.Library;

namespace Tera.Procedures.Adoption;

/// <summary>What was read between the lines of a file and nobody has answered. Of an SOP of the library the office has said its word when it adopted it.</summary>
internal static class ImportedProposals
{
    /// <summary>How many a version has; 0 for an SOP that came out of no file.</summary>
    public static async Task<int> CountAsync(TeraDbContext db, ProcedureVersion version, CancellationToken ct) =>
        await db.Set<SourceLines>().AnyAsync(row => row.ProcedureId == version.ProcedureId, ct) ? Proposals.Of(version.Definition).Count : 0;
}
