using System.Text;
using NodaTime;
using ParScore.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return CommandLine.Run(args, new Terminal(Console.Out, Console.Error), SystemClock.Instance);
