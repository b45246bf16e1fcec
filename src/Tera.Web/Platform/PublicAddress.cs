using System.ComponentModel.DataAnnotations;

namespace Tera.Platform;

/// <summary>Where the outside world finds this installation; printed as QR on every document.</summary>
public sealed class PublicAddressOptions
{
    /// <summary>Setting <c>PublicUrl</c>: scheme and host without a path. Default is the address of the server's port on this machine, which no telephone reaches.</summary>
    [Required, Url]
    public string PublicUrl { get; init; } = "http://localhost:5000";
}

public static class PublicAddressServices
{
    public static IServiceCollection AddPublicAddress(this IServiceCollection services)
    {
        services.AddOptions<PublicAddressOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
