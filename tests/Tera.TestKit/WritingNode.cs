using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures;

namespace Tera.TestKit;

/// <summary>A node without pages: what carries out commands on runs, on the clock of the machine.</summary>
public static class WritingNode
{
    public static ServiceProvider Over(string applicationConnection, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddData(applicationConnection);
        services.AddOrganisation().AddProcedures();
        more?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
