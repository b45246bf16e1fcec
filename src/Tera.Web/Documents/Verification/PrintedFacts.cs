using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Artifacts;
using Tera.Documents.Meetings;
using Tera.Documents.Minutes;
using Tera.Documents.Teams;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Documents.Verification;

/// <summary>What a page in somebody's hand can be held against: the figures a paper froze, else the decisions of minutes or the members of a team.</summary>
public sealed class PrintedFacts(TeraDbContext db)
{
    private const int Most = 3000;

    /// <summary>In the order of the paper; empty where nothing of its body is kept apart from the file.</summary>
    internal async Task<IReadOnlyList<PrintedFact>> OfAsync(Revision revision, CancellationToken ct)
    {
        var figures = await db.Set<RevisionValue>().AsNoTracking().Where(value => value.RevisionId == revision.Id)
            .OrderBy(value => value.Ordinal).Take(Most).Select(value => new PrintedFact(value.Label, value.Value)).ToListAsync(ct);
        return figures.Count > 0 ? figures : revision.Template switch
        {
            MinutesTemplate.TemplateName => await DecisionsAsync(new(revision.SourceId), ct),
            TeamOrderTemplate.TemplateName => await MembersAsync(new(revision.SourceId), ct),
            _ => [],
        };
    }

    private async Task<IReadOnlyList<PrintedFact>> DecisionsAsync(MinutesId minutes, CancellationToken ct)
    {
        var decisions = await db.Set<MinutesDecision>().AsNoTracking().Where(row => row.MinutesId == minutes).OrderBy(row => row.Ordinal).Take(Most).ToListAsync(ct);
        return [.. decisions.Select((decision, at) => new PrintedFact($"Keputusan {at + 1}", DecisionWords.Of(decision)))];
    }

    private async Task<IReadOnlyList<PrintedFact>> MembersAsync(TeamOrderId order, CancellationToken ct)
    {
        var found = await db.Set<TeamOrder>().AsNoTracking().SingleAsync(row => row.Id == order, ct);
        var members = await db.Set<TeamOrderMember>().AsNoTracking().Where(row => row.TeamOrderId == order).OrderBy(row => row.Ordinal).Take(Most).ToListAsync(ct);
        return
        [
            new("Tim", found.Name), new("Berlaku", $"{IndonesianDate.Long(found.ValidFrom)} sampai {IndonesianDate.Long(found.ValidUntil)}"),
            .. members.Select(member => new PrintedFact(ActWords.Of(member.Role), $"{member.Name}, {member.Post}")),
        ];
    }
}
