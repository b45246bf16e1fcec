using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Tera.Platform.Cluster;

namespace Tera.Platform;

public sealed class HealthTests
{
    [Fact]
    public async Task Given_a_test_host_when_its_database_goes_away_then_it_stays_live_and_is_no_longer_ready()
    {
        using var data = new TemporaryData();
        var cluster = await PrivateCluster.StartAsync(data.Options);
        await using var stopped = cluster;
        await using var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
            host.UseSetting("ConnectionStrings:Owner", cluster.Connections.Owner)
                .UseSetting("ConnectionStrings:Application", cluster.Connections.Application)
                .UseSetting("data", data.Place.Path)
        );
        using var client = factory.CreateClient();

        Assert.Equal("""{"status":"ready","checks":[{"name":"database","status":"ready"}]}""", await client.GetStringAsync("/health/ready"));

        await cluster.DisposeAsync();
        using var ready = await client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(
            """{"status":"unavailable","checks":[{"name":"database","status":"unavailable"}]}""",
            await ready.Content.ReadAsStringAsync()
        );
        Assert.Equal("hidup", await client.GetStringAsync("/health/live"));
    }
}
