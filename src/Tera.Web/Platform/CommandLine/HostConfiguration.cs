namespace Tera.Platform.CommandLine;

/// <summary>The settings a verb can see without building the whole web application.</summary>
internal static class HostConfiguration
{
    internal static IConfiguration Read(string[] settings) =>
        new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .AddCommandLine(settings)
            .Build();
}
