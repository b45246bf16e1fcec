using Tera;
using Tera.Documents.Archiving;
using Tera.Measurement.Calculating;
using Tera.Organisation.Regions;
using Tera.Platform.Cluster;
using Tera.Platform.CommandLine;
using Tera.Platform.Data;
using Tera.Procedures.Exchange;

var parts = new ServerParts(
    Application: TeraApplication.Build,
    MigrateAsync: SchemaMigration.ApplyAsync,
    SeedAsync: (app, build, ct) => DemonstrationSeed.EnsureWithRunsAsync(app.Services, build, Console.Error.WriteLine, ct)
);

try
{
    // Every verb is one class in one file; this is the one place that lists them.
    return await TeraCommandLine.RunAsync(args, [new ServeVerb(parts), ServeVerb.Demo(parts), new MigrateVerb(parts), new AdminVerb(parts), new VerifyVerb(parts), new CalculateVerb(), new SopVerb(parts), new PackVerb(), new ClusterVerb()]);
}
catch (ClusterUnavailableException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return ExitCodes.DatabaseUnavailable;
}
catch (SchemaDriftException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return ExitCodes.DatabaseUnavailable;
}
