using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tera.Organisation.Contracts;
using Tera.Platform;
using Tera.Platform.Cluster;

namespace Tera;

/// <summary>Who may open which address, asked of the program as it is put together; no database is needed for that.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    /// <summary>Everything that opens without signing in. A new entry here is a decision.</summary>
    private static readonly string[] Open =
    [
        "/aset/{**path}", "/hadir/{Token}", "/health/live", "/health/ready", "/istilah", "/keluar", "/masuk", "/panduan", "/panduan/{Name}", "/paper.css",
        "/verifikasi", "/verifikasi/{Code}", "/verifikasi/{code}/sertifikat-induk.crt", "/kiriman/{token}.pdf",
    ];

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("tera-architecture-");
    private WebApplication? _app;

    public ValueTask InitializeAsync()
    {
        const string nowhere = "Host=127.0.0.1;Port=1;Username=nobody;Database=nothing";
        _app = TeraApplication.Build(["--Logging:LogLevel:Default=Error"], new ClusterConnections(nowhere, nowhere), DataDirectory.At(_data.FullName));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        _data.Delete(recursive: true);
    }

    [Fact]
    public void An_address_without_a_rule_of_its_own_asks_for_signing_in()
    {
        var fallback = _app!.Services.GetRequiredService<IOptions<AuthorizationOptions>>().Value.FallbackPolicy;
        Assert.NotNull(fallback);
        Assert.Contains(fallback.Requirements, requirement => requirement is Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement);
    }

    [Fact]
    public void Only_the_listed_addresses_open_without_signing_in()
    {
        var open = Addresses().Where(address => address.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Path).Distinct().ToList();
        Law.Unbroken(open.Except(Open).Select(path => $"{path} is open"));
        Law.Unbroken(Open.Except(open).Select(path => $"{path} is open no longer"));
    }

    [Fact]
    public void Every_address_of_the_administration_asks_for_an_administrator()
    {
        var offences = Addresses().Where(address => Path(address).StartsWith("/administrasi", StringComparison.Ordinal))
            .Where(address => !address.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(rule => rule.Policy == Policies.Administrator));
        Law.Unbroken(offences.Select(Path));
    }

    private IEnumerable<RouteEndpoint> Addresses() => ((IEndpointRouteBuilder)_app!).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private static string Path(RouteEndpoint address) => "/" + address.RoutePattern.RawText!.TrimStart('/');
}
