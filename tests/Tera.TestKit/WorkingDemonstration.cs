using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Tera.Measurement.Demonstration;
using Tera.Planning.Demonstration;
using Tera.Platform;
using Tera.Platform.Cluster;

namespace Tera.TestKit;

/// <summary>What the demonstration adds to its people: SOPs in force, plans, figures, certificates for those who sign, and runs.</summary>
public static class WorkingDemonstration
{
    /// <summary>The moment at which the runs of the template are seeded: Friday 13 November 2026, 10.00 WIB.</summary>
    public static Instant RunsSeededAt { get; } = Instant.FromUtc(2026, 11, 13, 3, 0);

    /// <summary>Plans and figures alone.</summary>
    /// <param name="connections">A database with the people of the demonstration.</param>
    /// <param name="data">Where files would be kept; there are none.</param>
    internal static async Task SeedPlansAsync(ClusterConnections connections, DataDirectory data)
    {
        await using var app = Build(connections, data, new TestClock());
        await app.Services.GetRequiredService<PlanSeed>().EnsureAsync(CancellationToken.None);
        await app.Services.GetRequiredService<FiguresSeed>().EnsureAsync(CancellationToken.None);
    }

    /// <summary>All but the runs.</summary>
    /// <param name="connections">A database with the people of the demonstration.</param>
    /// <param name="data">Where the files are kept that its rows point at.</param>
    internal static Task SeedAsync(ClusterConnections connections, DataDirectory data) => SeedAsync(connections, data, new TestClock().Now);

    /// <summary>All but the runs, on a day.</summary>
    /// <param name="connections">A database with the schema.</param>
    /// <param name="data">Where the files are kept that its rows point at.</param>
    /// <param name="seeding">The moment of seeding.</param>
    public static async Task SeedAsync(ClusterConnections connections, DataDirectory data, Instant seeding)
    {
        await using var app = Build(connections, data, new TestClock { Now = seeding });
        await DemonstrationSeed.EnsureAsync(app.Services, CancellationToken.None);
    }

    /// <summary>With the runs.</summary>
    internal static Task SeedRunsAsync(ClusterConnections connections, DataDirectory data) => SeedRunsAsync(connections, data, RunsSeededAt, _ => { }, CancellationToken.None);

    /// <summary>With the runs, on a day.</summary>
    /// <param name="connections">A database with the people of the demonstration.</param>
    /// <param name="data">Where the files are kept that its rows point at.</param>
    /// <param name="seeding">The moment of seeding.</param>
    /// <param name="tell">Hears which run is being made.</param>
    /// <param name="ct">Breaks off, as a kill does.</param>
    public static async Task SeedRunsAsync(ClusterConnections connections, DataDirectory data, Instant seeding, Action<string> tell, CancellationToken ct)
    {
        await using var app = Build(connections, data, new TestClock { Now = seeding });
        await DemonstrationSeed.EnsureWithRunsAsync(app.Services, adjust => Build(connections, data, adjust), tell, ct);
    }

    private static WebApplication Build(ClusterConnections connections, DataDirectory data, IClock clock) =>
        Build(connections, data, services => services.Replace(ServiceDescriptor.Singleton(clock)));

    private static WebApplication Build(ClusterConnections connections, DataDirectory data, Action<IServiceCollection> adjust) =>
        TeraApplication.Build(["--Logging:LogLevel:Default=Error"], connections, data, adjust);
}
