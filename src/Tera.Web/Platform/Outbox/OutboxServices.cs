using System.ComponentModel.DataAnnotations;

namespace Tera.Platform.Outbox;

/// <summary>Settings under <c>Outbox</c>.</summary>
public sealed class OutboxOptions
{
    /// <summary>Milliseconds between looks when nothing was found. Default 1000.</summary>
    [Range(50, 60_000)]
    public int PauseMilliseconds { get; init; } = 1000;

    /// <summary>Pieces of work done at the same time by this process. Default 2.</summary>
    [Range(1, 16)]
    public int Workers { get; init; } = 2;

    /// <summary>How often a piece of work is tried before it is given up. Default 6, over some 10 minutes.</summary>
    [Range(1, 50)]
    public int Attempts { get; init; } = 6;
}

public static class OutboxServices
{
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddOptions<OutboxOptions>().BindConfiguration("Outbox").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<OutboxDrain>();
        services.AddHostedService<OutboxWorker>();
        return services;
    }
}
