using System.Text;
using NodaTime;
using ParScore.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var terminal = new Terminal(Console.Out, Console.Error);
return CommandLine.Run(args, terminal, SystemClock.Instance);
