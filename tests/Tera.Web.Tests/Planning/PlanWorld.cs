using Tera.Organisation;
using Tera.Organisation.Demonstration;
using Tera.TestKit;

namespace Tera.Planning;

/// <summary>The demonstration, with its plans or before anybody has planned.</summary>
internal sealed class PlanWorld : IAsyncDisposable
{
    public const string Keeper = "subbag.perencanaan.bmcktr";

    private PlanWorld(TestSite site) => Site = site;

    public TestSite Site { get; }

    public static AgencyId Agency => OrganisationSeed.Agency("bmcktr");

    public static async Task<PlanWorld> WithPlansAsync() => new(await TestSite.PlannedAsync());

    /// <summary>People and agencies, and no plan.</summary>
    public static async Task<PlanWorld> EmptyAsync() => new(await TestSite.StartAsync());

    public RegionSession Session() => RegionSession.Open(Site.Services, OrganisationSeed.Region);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
