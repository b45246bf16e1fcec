namespace Tera.Procedures.Watch;

/// <summary>Registers what looks after the runs while nobody does.</summary>
internal static class WatchServices
{
    public static IServiceCollection AddRunWatch(this IServiceCollection services)
    {
        services.AddOptions<WatchOptions>().BindConfiguration("Watch").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RegionRound>();
        services.AddSingleton<OverdueSweep>();
        services.AddSingleton<CalendarSweep>();
        services.AddScoped<AnchorKeeper>();
        services.AddScoped<Versions.ComingInForce>();
        services.AddSingleton<RunWatch>();
        services.AddHostedService<RunWatchWorker>();
        return services;
    }
}
