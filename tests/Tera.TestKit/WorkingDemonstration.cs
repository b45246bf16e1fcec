using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Tera.Platform;
using Tera.Platform.Cluster;

namespace Tera.TestKit;

/// <summary>What the demonstration adds to its people: SOPs in force, plans, figures, and certificates for those who sign.</summary>
internal static class WorkingDemonstration
{
    /// <param name="connections">A database with the people of the demonstration.</param>
    /// <param name="data">Where the files are kept that its rows point at.</param>
    internal static async Task SeedAsync(ClusterConnections connections, DataDirectory data)
    {
        await using var app = TeraApplication.Build(["--Logging:LogLevel:Default=Error"], connections, data, services =>
            services.Replace(ServiceDescriptor.Singleton<IClock>(new TestClock())));
        await DemonstrationSeed.EnsureAsync(app.Services, CancellationToken.None);
    }
}
