using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Positions;
using Tera.Platform.Data;

namespace Tera.Organisation.Agencies;

public sealed partial class AgenciesPage
{
    /// <summary>More than any region has.</summary>
    private const int Most = 500;

    private IReadOnlyList<Row>? rows;

    [SupplyParameterFromQuery(Name = "cari")]
    private string? Search { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        Search = string.IsNullOrWhiteSpace(Search) ? null : Search.Trim();
        var pattern = Patterns.Containing(Search ?? string.Empty);
        rows = await Db.Set<Agency>().AsNoTracking().TagWith("Organisation: list of agencies")
            .Where(agency => EF.Functions.ILike(agency.Name, pattern, Patterns.Escape) || EF.Functions.ILike(agency.Code, pattern, Patterns.Escape))
            .OrderBy(agency => agency.Ordinal).ThenBy(agency => agency.Id).Take(Most)
            .Select(agency => new Row(
                agency.Id, agency.Name, agency.Code, agency.Kind,
                Db.Set<Unit>().Count(unit => unit.AgencyId == agency.Id && unit.ClosedOn == null),
                Db.Set<Position>().Count(post => post.ClosedOn == null && Db.Set<Unit>().Any(unit => unit.Id == post.UnitId && unit.AgencyId == agency.Id))))
            .ToListAsync(Aborted);
    }

    private sealed record Row(AgencyId Id, string Name, string Code, AgencyKind Kind, int Units, int Positions);
}
