using Tera;
using Tera.Platform.Cluster;
using Tera.Platform.CommandLine;

// Until the schema and the demonstration region exist there is nothing to apply and nobody to sign in.
var parts = new ServerParts(
    Build: TeraApplication.Build,
    MigrateAsync: (_, _) => Task.FromResult<IReadOnlyList<string>>([]),
    SeedAsync: (_, _, _) => Task.FromResult<IReadOnlyList<DemoAccount>>([])
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
