using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Tera.Documents.Contracts;
using Tera.Measurement.Demonstration;
using Tera.Organisation.Demonstration;
using Tera.Platform;
using Tera.Platform.Cluster;
using Tera.Platform.Data;
using Tera.Procedures.Demonstration;

namespace Tera.TestKit;

/// <summary>What the demonstration adds to its people: SOPs in force, plans, figures, and certificates for those who sign.</summary>
internal static class WorkingDemonstration
{
    private static readonly string[] Signers =
        ["kadis.dishub", "kaban.badan", "sekretaris.badan", "kabag.kerjasama", "kadis.bmcktr", "camat.contohutara"];

    /// <param name="connections">A database with the people of the demonstration.</param>
    /// <param name="data">Where the files are kept that its rows point at.</param>
    internal static async Task SeedAsync(ClusterConnections connections, DataDirectory data)
    {
        await using var app = TeraApplication.Build(["--Logging:LogLevel:Default=Error"], connections, data, services =>
            services.Replace(ServiceDescriptor.Singleton<IClock>(new TestClock())));
        await app.Services.GetRequiredService<ProceduresSeed>().EnsureAsync(OrganisationSeed.Region, CancellationToken.None);
        await app.Services.GetRequiredService<FiguresSeed>().EnsureAsync(CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RegionScope>().Enter(OrganisationSeed.Region);
        await scope.ServiceProvider.GetRequiredService<DemonstrationCertificates>().EnsureAsync(Signers.Select(OrganisationSeed.Person), CancellationToken.None);
    }
}
