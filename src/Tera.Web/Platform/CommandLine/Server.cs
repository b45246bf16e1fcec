using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Tera.Platform.CommandLine;

/// <summary>One run of the server: database, schema, pages, and all of it down again in reverse order.</summary>
internal sealed class Server(ServerParts parts, ServerOrder order)
{
    internal async Task<int> RunAsync(CancellationToken ct)
    {
        try
        {
            await using var database = await Database.OpenAsync(order.Configuration(), order.Data, ct);
            await parts.MigrateAsync(database.Connections.Owner, ct);
            WebApplication Build(Action<IServiceCollection>? adjust) => parts.Build(order.HostSettings(), database.Connections, order.Data, adjust);
            await using var app = Build(services => services.AddHostedService<RestingMemory>());
            IReadOnlyList<DemoAccount> accounts = order.Demonstration ? await parts.SeedAsync(app, Build, ct) : [];
            await app.StartAsync(ct);
            Announce(AddressOf(app), accounts);
            await app.WaitForShutdownAsync(ct);
            return ExitCodes.Success;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync(
                $"""
                Port {order.Port} sedang dipakai program lain, sehingga Tera tidak dapat dibuka di sana.
                Hentikan program itu, atau pilih port lain, misalnya: --port {order.Port + 1}
                """
            );
            return ExitCodes.PortBusy;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Asked to stop while still starting: that is an orderly end of a server.
            return ExitCodes.Success;
        }
    }

    /// <summary>Kestrel's own answer, since port 0 is only known after the start; a test host has none.</summary>
    private static string? AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();

    private void Announce(string? address, IReadOnlyList<DemoAccount> accounts)
    {
        if (order.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { address, accounts }, JsonSerializerOptions.Web));
            return;
        }

        Console.WriteLine($"Tera siap di {address}");
        foreach (var account in accounts)
        {
            Console.WriteLine($"  {account.UserName,-28} {account.Password,-20} {account.Role}");
        }

        Console.WriteLine("Tekan Ctrl+C untuk berhenti.");
    }
}
