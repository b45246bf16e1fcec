using Tera.Shared;

namespace Tera.Platform.Signing.Bsre;

/// <summary>Which Esign Client Service the region runs. Stored by name.</summary>
public enum BsreProtocolVersion
{
    /// <summary>Multipart forms; the answer is the PDF and the header <c>id_dokumen</c>.</summary>
    V1,

    /// <summary>JSON; passphrase or one-time code.</summary>
    V2,
}

/// <summary>Where and as whom the signing service of a region is called.</summary>
/// <remarks>The service stands on the region's own network. Secrets travel to it, so nothing but TLS or this very machine will do.</remarks>
public sealed record BsreService
{
    /// <summary>Seconds: less cuts off a service that signs, more keeps a person waiting for nothing.</summary>
    public const int LeastTimeout = 5, MostTimeout = 120;

    private BsreService(Uri address, BsreProtocolVersion protocol, string application, string secret, int timeoutSeconds) =>
        (Address, Protocol, Application, Secret, TimeoutSeconds) = (address, protocol, application, secret, timeoutSeconds);

    public Uri Address { get; }

    public BsreProtocolVersion Protocol { get; }

    /// <summary>User name of the application, for HTTP Basic.</summary>
    public string Application { get; }

    public int TimeoutSeconds { get; }

    internal string Secret { get; }

    /// <param name="address"><c>https://esign.kabupaten.go.id</c>, with a path or without; <c>http</c> only for this machine.</param>
    /// <param name="protocol">Version of the service.</param>
    /// <param name="application">User name of the application.</param>
    /// <param name="secret">Password of the application.</param>
    /// <param name="timeoutSeconds">Between <see cref="LeastTimeout"/> and <see cref="MostTimeout"/>.</param>
    public static Result<BsreService> Of(string? address, BsreProtocolVersion protocol, string application, string secret, int timeoutSeconds)
    {
        if (!Uri.TryCreate(address?.Trim().TrimEnd('/') + "/", UriKind.Absolute, out var uri)
            || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            || uri is not { UserInfo: "", Query: "", Fragment: "" })
        {
            return BsreRejections.Address();
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(timeoutSeconds, LeastTimeout);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeoutSeconds, MostTimeout);
        return new BsreService(uri, protocol, application, secret, timeoutSeconds);
    }

    /// <summary>Tells no secret.</summary>
    public override string ToString() => $"{nameof(BsreService)} {Protocol} {Address}";
}
