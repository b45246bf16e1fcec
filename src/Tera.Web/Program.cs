using Tera;
using Tera.Measurement.Demonstration;
using Tera.Organisation.Demonstration;
using Tera.Platform.Cluster;
using Tera.Platform.CommandLine;
using Tera.Platform.Data;

var parts = new ServerParts(
    Build: (settings, connections, data) => TeraApplication.Build(settings, connections, data),
    MigrateAsync: SchemaMigration.ApplyAsync,
    SeedAsync: async (app, _, ct) =>
    {
        var accounts = await app.Services.GetRequiredService<OrganisationSeed>().EnsureAsync(ct);
        await app.Services.GetRequiredService<FiguresSeed>().EnsureAsync(ct);
        return [.. accounts.Select(account => new DemoAccount(
            account.UserName, OrganisationSeed.Password, $"{account.Person}, {account.Position}, {account.Agency}"))];
    }
);

try
{
    // Every verb is one class in one file; this is the one place that lists them.
    return await TeraCommandLine.RunAsync(args, [new ServeVerb(parts), ServeVerb.Demo(parts), new MigrateVerb(parts), new ClusterVerb()]);
}
catch (ClusterUnavailableException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return ExitCodes.DatabaseUnavailable;
}
