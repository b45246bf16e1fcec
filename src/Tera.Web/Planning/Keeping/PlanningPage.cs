using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Planning.Keeping;

/// <summary>What the pages of the plan share: whose plan, which year, and whether the reader may change it.</summary>
public abstract class PlanningPage : CommandPage
{
    [Inject]
    protected PlanKeepers Keepers { get; set; } = null!;

    [Inject]
    protected PlanHistory Histories { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "instansi")]
    protected string? AskedAgencyText { get; set; }

    protected Guid? AskedAgency => Asked.Id(AskedAgencyText);

    [SupplyParameterFromQuery(Name = "tahun")]
    protected string? AskedYear { get; set; }

    /// <summary>Agencies the reader sees.</summary>
    protected IReadOnlyList<Choice> Agencies { get; private set; } = [];

    /// <summary>Whose plan is shown; null where the reader sees no agency.</summary>
    protected AgencyId? Whose { get; private set; }

    protected string WhoseName { get; private set; } = "";

    protected bool MayKeep { get; private set; }

    protected int Year { get; private set; }

    /// <summary>Units of the agency by id, closed ones too.</summary>
    protected Dictionary<UnitId, string> Units { get; private set; } = [];

    /// <summary>Units that stand today, for choosing.</summary>
    protected IReadOnlyList<Choice> OpenUnits { get; private set; } = [];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        Year = FiscalYear.Parse(AskedYear).Accepted(out var asked, out _) ? asked.Value : Today.Year;
    }

    /// <summary>The agency of the address, else the first the reader sees: one that is not his to see is as if it were not there.</summary>
    protected async Task AskedAgencyAsync()
    {
        var chooser = await AgencyChooser.ReadAsync(Db, Current.Required, AskedAgency, Aborted);
        Agencies = chooser.All;
        if (chooser.Chosen is { } chosen)
        {
            await EnterAsync(chosen);
        }
    }

    /// <summary>The agency of a thing; false where the reader does not see it.</summary>
    protected async Task<bool> EnterAsync(AgencyId agency)
    {
        if (await Db.Set<Agency>().Where(one => one.Id == agency).VisibleTo(Current.Required).Select(one => one.Name).SingleOrDefaultAsync(Aborted) is not { } name)
        {
            return false;
        }

        var units = await Db.Set<Unit>().AsNoTracking().Where(unit => unit.AgencyId == agency).OrderBy(unit => unit.Ordinal).ThenBy(unit => unit.Id)
            .Select(unit => new { unit.Id, unit.Name, unit.ClosedOn }).ToListAsync(Aborted);
        Units = units.ToDictionary(unit => unit.Id, unit => unit.Name);
        OpenUnits = [.. units.Where(unit => unit.ClosedOn is null).Select(unit => new Choice(unit.Id.ToString(), unit.Name))];
        MayKeep = await Keepers.MayKeepAsync(Current.Required, agency, Aborted);
        (Whose, WhoseName) = (agency, name);
        return true;
    }

    /// <summary>Which command a form sends.</summary>
    protected PlanCall Call => new(Command, Current.Required, Whose!.Value);

    protected string UnitName(UnitId? unit) => unit is { } id ? Units.GetValueOrDefault(id, Contracts.PlanWords.None) : Contracts.PlanWords.None;
}
