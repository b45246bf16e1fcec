using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Agencies;
using Tera.Platform.Components;
using Tera.Platform.Data;

namespace Tera.Organisation.Contracts;

/// <summary>The agencies a reader may choose from, and the one the address asks for, else the first: one that is not his to see is as if it were not there.</summary>
/// <param name="All">In their order.</param>
/// <param name="Chosen">Null where he sees none.</param>
/// <param name="Name">Of the one chosen.</param>
public sealed record AgencyChooser(IReadOnlyList<Choice> All, AgencyId? Chosen, string Name)
{
    private const int Most = 500;

    /// <param name="db">Of the region.</param>
    /// <param name="user">Who reads.</param>
    /// <param name="asked">As the address has it.</param>
    /// <param name="ct">Ends reading.</param>
    public static async Task<AgencyChooser> ReadAsync(TeraDbContext db, SignedInUser user, Guid? asked, CancellationToken ct)
    {
        var mine = await db.Set<Agency>().AsNoTracking().TagWith("Organisation: agencies to choose from").VisibleTo(user).OrderBy(one => one.Ordinal).ThenBy(one => one.Name)
            .Select(one => new { one.Id, one.Name }).Take(Most).ToListAsync(ct);
        var chosen = mine.Find(one => one.Id.Value == asked) ?? mine.FirstOrDefault();
        return new([.. mine.Select(one => new Choice(one.Id.ToString(), one.Name))], chosen?.Id, chosen?.Name ?? "");
    }
}
