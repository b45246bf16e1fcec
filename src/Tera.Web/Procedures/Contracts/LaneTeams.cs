using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Contracts;

/// <summary>Puts a team that a run has formed into its lane.</summary>
public sealed class LaneTeams(TeraDbContext db)
{
    /// <summary>From that day the lane is filled by the team alone. Changes tracked entities; the caller saves.</summary>
    public async Task BindAsync(ProcedureId procedure, LaneKey lane, TeamId team, LocalDate from, CancellationToken ct)
    {
        var bindings = await db.Set<LaneBinding>()
            .Where(row => row.ProcedureId == procedure && row.Lane == lane.Value && (row.ValidUntil == null || row.ValidUntil >= from)).ToListAsync(ct);
        foreach (var former in bindings)
        {
            if (former.ValidFrom < from)
            {
                former.End(from.PlusDays(-1));
            }
            else
            {
                db.Remove(former);
            }
        }

        db.Add(LaneBinding.Of(procedure, new LaneHolding(lane, Team: team), from));
    }
}
